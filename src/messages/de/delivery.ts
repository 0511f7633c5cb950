/** Addresses, and where and how goods are sent. */
export const delivery = {
  'We email you when it leaves.': 'Wir schreiben dir eine E-Mail, sobald es unterwegs ist.',
  'We email you when it is ready to be picked up.':
    'Wir schreiben dir eine E-Mail, sobald du es abholen kannst.',
  'State ¦ of a country': 'Bundesstaat',
  Province: 'Provinz',
  County: 'Grafschaft',
  Prefecture: 'Präfektur',
  Emirate: 'Emirat',
  Region: 'Region',
  City: 'Ort',
  'Town or city': 'Ort',
  'Suburb or city': 'Ort oder Stadtteil',
  District: 'Bezirk',
  Postcode: 'Postleitzahl',
  'ZIP code': 'ZIP-Code',
  Eircode: 'Eircode',
  'PIN code': 'PIN-Code',
  'Full name': 'Vor- und Nachname',
  Company: 'Firma',
  Phone: 'Telefon',
  'Street and number': 'Straße und Hausnummer',
  'Apartment, building or floor': 'Wohnung, Gebäude oder Stockwerk',
  'Only for the carrier, if something is unclear.': 'Nur für den Versanddienst, falls etwas unklar ist.',
  'Choose ¦ from a list': 'Auswählen',
  Country: 'Land',

  'Choose a country.': 'Wähle ein Land.',
  'Fill in: {field}.': 'Bitte ausfüllen: {field}.',
  'Enter a phone number: the carrier calls before it delivers.':
    'Gib eine Telefonnummer an: Der Versanddienst ruft vor der Lieferung an.',
  'Choose one from the list.': 'Wähle etwas aus der Liste.',
  'That is no postcode of {country}. They look like {example}.':
    'Das ist keine Postleitzahl für {country}. Sie sehen so aus: {example}.',
  'That is no phone number.': 'Das ist keine Telefonnummer.',
  '“{text}” cannot stand in an address.': '„{text}“ kann nicht in einer Adresse stehen.',
  'Begin with a letter or a number.': 'Beginne mit einem Buchstaben oder einer Ziffer.',
  'Use letters.': 'Verwende Buchstaben.',
  'Use letters or numbers.': 'Verwende Buchstaben oder Ziffern.',

  'Saved addresses': 'Gespeicherte Adressen',
  'Show what belongs to my choice': 'Anzeigen, was zu meiner Auswahl gehört',
  'Choose another country, or remove from your cart what is sent.':
    'Wähle ein anderes Land oder nimm aus dem Warenkorb, was verschickt wird.',
  'How we deliver': 'Versandart',
  'Pick-up': 'Abholung',
  'Pick-up: {place}': 'Abholung: {place}',
  'For pick-up your name is enough.': 'Zum Abholen genügt dein Name.',
  'The billing address is another one': 'Die Rechnungsadresse ist eine andere',
  'Country of the billing address': 'Land der Rechnungsadresse',
  '{days, plural, one {# working day} other {# working days}}':
    '{days, plural, one {# Werktag} other {# Werktage}}',
  '{from, number} to {days, plural, one {# working day} other {# working days}}':
    '{from, number} bis {days, plural, one {# Werktag} other {# Werktage}}',
  'We don’t ship to {country}.': 'Wir liefern nicht in dieses Land: {country}.',
  'We can’t ship all of this to {country}. Put less in your cart, or contact us.':
    'Das alles zusammen können wir nicht in dieses Land liefern: {country}. Nimm etwas aus dem Warenkorb oder schreib uns.',
  'Choose how we deliver.': 'Wähle, wie wir liefern.',
  'Delivery now costs {amount}. Check it, then continue.':
    'Der Versand kostet jetzt {amount}. Sieh es dir an und mach dann weiter.',
  'Add it to your cart: we have to know where to send it.':
    'Leg es in den Warenkorb: Wir müssen wissen, wohin wir es schicken.',

  'Plus delivery: you choose it at checkout.': 'Zuzüglich Versand: Du wählst ihn an der Kasse.',
  'Delivery can be free: you choose it at checkout.':
    'Der Versand kann kostenlos sein: Du wählst ihn an der Kasse.',
  'Plus delivery, from {amount}: you choose it at checkout.':
    'Zuzüglich Versand, ab {amount}: Du wählst ihn an der Kasse.',
  'Next: your email address and where we deliver.':
    'Als Nächstes: deine E-Mail-Adresse und wohin wir liefern.',
  'Only the delivery is added. No sign-up needed.': 'Dazu kommt nur der Versand. Du brauchst kein Konto.',

  'Your addresses are saved once your email is confirmed.':
    'Deine Adressen werden gespeichert, sobald deine E-Mail-Adresse bestätigt ist.',
  'No saved addresses yet. When we deliver to an address, it is saved here.':
    'Noch keine gespeicherten Adressen. Wenn wir an eine Adresse liefern, wird sie hier gespeichert.',
  'The checkout begins with this one.': 'An der Kasse steht zuerst diese.',
  'Change ¦ an address': 'Ändern',
  'Delete ¦ an address': 'Löschen',
  'Use it first': 'Zuerst verwenden',
  'Change the address': 'Adresse ändern',
  'Add an address': 'Adresse hinzufügen',
  'Change the country': 'Land ändern',
  'Continue ¦ to the address': 'Weiter',
  'You can save at most {max} addresses.': 'Du kannst höchstens {max} Adressen speichern.',
  'This address is not saved any more.': 'Diese Adresse ist nicht mehr gespeichert.',

  'Delivery address': 'Lieferadresse',
  'Billing address': 'Rechnungsadresse',
  'Picked up by': 'Wird abgeholt von',
  'Billed to': 'Rechnung an',
  'The address was erased.': 'Die Adresse wurde gelöscht.',
  Takes: 'Dauert',
  'To ¦ an address': 'An',
} as const satisfies Readonly<Record<string, string>>;
