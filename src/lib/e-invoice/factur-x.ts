/** The name under which programs look for the data inside of a PDF. */
const FILE = 'factur-x.xml';
const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

const PROPERTIES = {
  DocumentFileName: 'name of the embedded XML invoice file',
  DocumentType: 'INVOICE',
  Version: 'version of the XML schema',
  ConformanceLevel: 'conformance level of the XML schema',
} as const;

/** Puts a document's data into its PDF, which must be PDF/A-3, as Factur-X wants it: the file, and what says so. */
export function attachFacturX(doc: PDFKit.PDFDocument, xml: string, at: Date): void {
  doc.file(Buffer.from(xml), {
    ...{ name: FILE, type: 'text/xml', relationship: 'Alternative', creationDate: at, modifiedDate: at },
    description: 'Factur-X',
  } as Parameters<typeof doc.file>[1]);
  // The library adds to the metadata what it is told; it has no words for this.
  const { appendXML } = doc as unknown as { appendXML: (xml: string) => void };
  appendXML.call(doc, EXTENSION);
  appendXML.call(doc, VALUES);
}

const described = Object.entries(PROPERTIES)
  .map(
    ([name, text]) => `<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${text}</pdfaProperty:description>
</rdf:li>`,
  )
  .join('');

/** PDF/A takes properties of its own only with their description. */
const EXTENSION = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>${described}</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

const VALUES = `<rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}">
<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>${FILE}</fx:DocumentFileName>
<fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>`;
