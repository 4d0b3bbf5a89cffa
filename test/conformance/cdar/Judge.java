import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.FileSystemResource;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.france.FranceCTCValidation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.io.File;
import java.util.Locale;

/** Judges files by one executor set of phive: a line for each finding, `<file>\t<level>\t<rule>\t<text>`, warnings too. */
public class Judge {
  public static void main(String[] arguments) throws Exception {
    var registry = new ValidationExecutorSetRegistry<IValidationSourceXML>();
    EN16931Validation.initEN16931(registry);
    FranceCTCValidation.initFranceCTC(registry);
    var rules = registry.getOfID(DVRCoordinate.parseOrThrow(arguments[0]));
    var files = new File(arguments[1]).listFiles();
    for (var file : files) {
      var source = ValidationSourceXML.create(new FileSystemResource(file));
      var result = ValidationExecutionManager.executeValidation(
          IValidityDeterminator.createDefault(), rules, source, Locale.US);
      for (var part : result)
        for (var error : part.getErrorList())
          System.out.println(String.join("\t", file.getName(), error.getErrorLevel().getID(),
              error.getErrorID() == null ? "schema" : error.getErrorID(),
              error.getErrorText(Locale.US).replaceAll("\\s+", " ")));
    }
    System.out.println("judged\t" + files.length);
  }
}
