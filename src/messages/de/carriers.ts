/** Parcels for carriers as CSV, and their tracking numbers back. */
export const carriers = {
  Carriers: 'Versanddienste',
  'Carriers: CSV out, tracking numbers in': 'Versanddienste: CSV hinaus, Sendungsnummern herein',
  'Ship these parcels?': 'Diese Pakete verschicken?',
  '1. Get the parcels': '1. Die Pakete holen',
  'A CSV file of all parcels that are packed and have not left. Give it to the software of your carrier.':
    'Eine CSV-Datei aller Pakete, die gepackt und noch hier sind. Gib sie der Software deines Versanddienstes.',
  'Parcels as CSV': 'Pakete als CSV',
  'What the columns hold': 'Was in den Spalten steht',
  '2. Bring the tracking numbers back': '2. Die Sendungsnummern zurückbringen',
  'A CSV file with the columns “reference” and “tracking_number”, and “carrier” if there are several. You see what it does before anything is sent.':
    'Eine CSV-Datei mit den Spalten „reference“ und „tracking_number“, und „carrier“, wenn es mehrere sind. Du siehst, was sie tut, bevor etwas verschickt wird.',
  'For rows that name none.': 'Für Zeilen, die keinen nennen.',
  '{count, plural, =0 {No parcel was shipped.} one {# parcel was shipped, and its buyer is emailed.} other {# parcels were shipped, and their buyers are emailed.}}':
    '{count, plural, =0 {Kein Paket wurde verschickt.} one {# Paket wurde verschickt, und wer es gekauft hat, bekommt eine E-Mail.} other {# Pakete wurden verschickt, und wer sie gekauft hat, bekommt eine E-Mail.}}',
  '{count, plural, one {# number was corrected.} other {# numbers were corrected.}}':
    '{count, plural, one {# Nummer wurde berichtigt.} other {# Nummern wurden berichtigt.}}',
  '{count, plural, one {# row was known already.} other {# rows were known already.}}':
    '{count, plural, one {# Zeile war schon bekannt.} other {# Zeilen waren schon bekannt.}}',
  '{count, plural, one {# row is not used} other {# rows are not used}}':
    '{count, plural, one {# Zeile wird nicht verwendet} other {# Zeilen werden nicht verwendet}}',
  '{count, plural, one {# row has no tracking number: its parcel stays here.} other {# rows have no tracking number: their parcels stay here.}}':
    '{count, plural, one {# Zeile hat keine Sendungsnummer: Ihr Paket bleibt hier.} other {# Zeilen haben keine Sendungsnummer: Ihre Pakete bleiben hier.}}',
  'What the file does': 'Was die Datei tut',
  'What happens': 'Was geschieht',
  'Ships it and emails the buyer': 'Verschickt es, mit einer E-Mail an die Käuferin oder den Käufer',
  'Corrects the number, without an email': 'Berichtigt die Nummer, ohne E-Mail',
  'Known already: nothing happens': 'Schon bekannt: Es geschieht nichts',
  'Ship {count, plural, one {# parcel} other {# parcels}}':
    '{count, plural, one {# Paket} other {# Pakete}} verschicken',
  'Correct the numbers': 'Die Nummern berichtigen',
  'Choose another file': 'Eine andere Datei wählen',
  '“{text}” names no parcel.': '„{text}“ nennt kein Paket.',
  'Row {row, number} is about the same parcel.': 'Zeile {row, number} handelt vom selben Paket.',
  'The name of the carrier is too long.': 'Der Name des Versanddienstes ist zu lang.',
  '“{text}” is no tracking number.': '„{text}“ ist keine Sendungsnummer.',
  'This is not a file of tracking numbers: it needs the columns “reference” and “tracking_number”.':
    'Das ist keine Datei mit Sendungsnummern: Sie braucht die Spalten „reference“ und „tracking_number“.',
  'There is no such parcel. It may have been unpacked.':
    'Dieses Paket gibt es nicht. Vielleicht wurde es ausgepackt.',
  'This parcel has arrived already, with another number.':
    'Dieses Paket ist schon angekommen, mit einer anderen Nummer.',
  'This parcel was lost, with another number.': 'Dieses Paket ging verloren, mit einer anderen Nummer.',
  'This parcel came back, with another number.': 'Dieses Paket kam zurück, mit einer anderen Nummer.',
  'Names the parcel. Keep it: by it the tracking number finds back.':
    'Nennt das Paket. Behalte sie: Über sie findet die Sendungsnummer zurück.',
  'Empty. The carrier fills it in.': 'Leer. Der Versanddienst füllt sie aus.',
  'If you chose one when packing.': 'Wenn du beim Packen einen gewählt hast.',
  'How the buyer wants it sent.': 'Wie es verschickt werden soll.',
  'Who gets it.': 'Wer es bekommt.',
  'May be empty.': 'Kann leer sein.',
  'Street and number.': 'Straße und Hausnummer.',
  'As the country writes it.': 'Wie das Land sie schreibt.',
  'Town or city.': 'Ort oder Stadt.',
  'State or province, where the country has them.': 'Bundesstaat oder Provinz, wo das Land sie hat.',
  'Two letters, such as DE.': 'Zwei Buchstaben, etwa DE.',
  'If the buyer gave one; 00 instead of +.': 'Wenn eine angegeben wurde; 00 statt +.',
  'Of all pieces, without the box. Empty where the weight of one is not known.':
    'Von allen Stücken, ohne Karton. Leer, wo das Gewicht eines Stücks nicht bekannt ist.',
  'Number of pieces inside.': 'Zahl der Stücke darin.',
  'What was paid for them.': 'Was dafür bezahlt wurde.',
  'Three letters, such as EUR.': 'Drei Buchstaben, etwa EUR.',
  'Code of the warehouse that sends it.': 'Code des Lagers, das es verschickt.',
  'Day, as 2026-11-30 (UTC).': 'Tag, wie 2026-11-30 (UTC).',
};
