/** What a specification identifier (BT-24) announces. */
export interface Profile {
  /** BT-24 as written. */
  readonly specificationIdentifier: string;
  /** Its common name; absent where it is unknown to us. */
  readonly name?: string;
}

/** Identifiers in use, lower case, by how they begin or end. Sources: Factur-X 1.09, ZUGFeRD 2.x, XRechnung, Peppol BIS 3, XP Z12-012. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/[:.]extended-ctc-fr$/, 'EXTENDED-CTC-FR'],
  [/urn\.cpro\.gouv\.fr:1p0:einvoicingextract#base$/, 'Flux 1 Base'],
  [/urn\.cpro\.gouv\.fr:1p0:einvoicingextract#full$/, 'Flux 1 Full'],
  [/(?:^urn|[:#]urn|:compliant):factur-x\.eu:1p0:minimum$/, 'Factur-X MINIMUM'],
  [/(?:^urn|[:#]urn|:compliant):factur-x\.eu:1p0:basicwl$/, 'Factur-X BASIC WL'],
  [/(?:^urn|[:#]urn|:compliant):factur-x\.eu:1p0:basic$/, 'Factur-X BASIC'],
  [/[:#]factur-x\.eu:1p0:extended$/, 'Factur-X EXTENDED'],
  [/urn:zugferd\.de:2p0:minimum$/, 'ZUGFeRD 2.0 MINIMUM'],
  [/urn:zugferd\.de:2p0:basicwl$/, 'ZUGFeRD 2.0 BASIC WL'],
  [/urn:zugferd\.de:2p0:basic$/, 'ZUGFeRD 2.0 BASIC'],
  [/urn:zugferd\.de:2p0:extended$/, 'ZUGFeRD 2.0 EXTENDED'],
  [/[:#]xrechnung_([\d.]+)(?:#.*)?$/, 'XRechnung $1'],
  [/^urn:cen\.eu:en16931:2017#compliant#urn:fdc:peppol\.eu:2017:poacc:billing:3\.0$/, 'Peppol BIS Billing 3'],
  [/^urn:cen\.eu:en16931:2017$/, 'EN 16931'],
];

export function profileOf(specificationIdentifier: string): Profile {
  const lower = specificationIdentifier.toLowerCase();
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(lower);
    if (match) return { specificationIdentifier, name: name.replace('$1', match[1] ?? '') };
  }
  return { specificationIdentifier };
}
