import { Button } from '@mantine/core';
import { Dropzone, type FileRejection } from '@mantine/dropzone';
import '@mantine/dropzone/styles.css';
import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/note.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './drop-zone.module.css';
import { dropFiles } from './uploads.ts';

const { MAX_FILE_BYTES } = import.meta.env;

export function DropZone({ companyId }: { companyId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const openDialog = useRef<() => void>(null);
  const [rejected, setRejected] = useState<readonly FileRejection[]>([]);
  const limit = formats.size(MAX_FILE_BYTES);
  return (
    <>
      <Dropzone
        className={classes.zone}
        openRef={openDialog}
        onDrop={(files) => {
          setRejected([]);
          dropFiles(companyId, files);
        }}
        onReject={setRejected}
        validator={({ size }) => (size === 0 ? { code: 'empty', message: '' } : null)}
        maxSize={MAX_FILE_BYTES}
        // The button inside is what the keyboard and a screen reader get; the whole area takes drops and clicks.
        enablePointerEvents
        activateOnKeyboard={false}
        activateOnClick={false}
        inputProps={{ 'aria-label': t('files.drop.action') }}
      >
        <div className={classes.content}>
          <Upload size={28} aria-hidden />
          <div className={classes.words}>
            <strong>
              <Dropzone.Accept>{t('files.drop.over')}</Dropzone.Accept>
              <Dropzone.Reject>{t('files.drop.over')}</Dropzone.Reject>
              <Dropzone.Idle>{t('files.drop.title')}</Dropzone.Idle>
            </strong>
            <span>{t('files.drop.text', { size: limit })}</span>
          </div>
          <Button onClick={() => openDialog.current?.()}>{t('files.drop.action')}</Button>
        </div>
      </Dropzone>
      {rejected.length > 0 && (
        <Note tone="bad" live>
          {rejected.map(({ file }) => (
            <p key={file.name}>
              {t(file.size === 0 ? 'files.drop.emptyFile' : 'files.drop.tooLarge', { name: file.name, size: limit })}
            </p>
          ))}
        </Note>
      )}
    </>
  );
}
