/** Promotions, as shoppers see them. */
export const promotions = {
  'Promotion code': 'Gutscheincode',
  'Do you have a promotion code?': 'Hast du einen Gutscheincode?',
  Apply: 'Einlösen',
  'Remove<hidden> the code {code}</hidden>': 'Entfernen<hidden>: Code {code}</hidden>',
  'Your codes': 'Deine Codes',
  'Standard delivery is free with {name}.': 'Mit {name} ist der Standardversand kostenlos.',
  'For those who have finished “{title}”. Finish it first, or sign in where you did.':
    'Für alle, die „{title}“ abgeschlossen haben. Schließ ihn zuerst ab, oder melde dich dort an, wo du es getan hast.',
  'Enter a code.': 'Gib einen Code ein.',
  'We don’t know the code “{code}”. Check how it is spelled.':
    'Den Code „{code}“ kennen wir nicht. Prüfe, wie er geschrieben wird.',
  'This code saves nothing on what is in your cart.':
    'Mit diesem Code wird nichts in deinem Warenkorb günstiger.',
  '“{name}” saves you more, and the two cannot be combined.':
    '„{name}“ spart dir mehr, und beides zusammen geht nicht.',
  'The discount is now {amount}.': 'Der Rabatt beträgt jetzt {amount}.',
  'There is no discount any more.': 'Es gibt keinen Rabatt mehr.',
  'Check the total, then continue.': 'Prüfe die Summe, dann geht es weiter.',
  'Discount: {name}': 'Rabatt: {name}',
  'Delivery: free with {name}': 'Versand: kostenlos mit {name}',
  'Delivery: less with {name}': 'Versand: günstiger mit {name}',
  '“{name}” has just been used up. Check the total, then continue.':
    '„{name}“ wurde gerade aufgebraucht. Prüfe die Summe, dann geht es weiter.',
  'This code is not valid any more.': 'Dieser Code gilt nicht mehr.',
  'This code was valid until {day}.': 'Dieser Code galt bis {day}.',
  'This code is not valid at the moment.': 'Dieser Code gilt im Moment nicht.',
  'This code has been used up.': 'Dieser Code ist aufgebraucht.',
  'This code is valid from {day}.': 'Dieser Code gilt ab {day}.',
  'This code is valid from {day}, {time} {zone}.': 'Dieser Code gilt ab {day}, {time} {zone}.',
  'This code is for first orders only.': 'Dieser Code gilt nur für die erste Bestellung.',
  'This code cannot be used again with this account or email address.':
    'Dieser Code lässt sich mit diesem Konto oder dieser E-Mail-Adresse nicht noch einmal einlösen.',
  'This code is for prices in {currency}.': 'Dieser Code gilt für Preise in {currency}.',
  'This code is not for anything in your cart.': 'Dieser Code gilt für nichts in deinem Warenkorb.',
  'This code makes delivery free, and nothing in your cart is delivered.':
    'Dieser Code macht den Versand kostenlos, und nichts in deinem Warenkorb wird versendet.',
  'This code is for orders of {amount} or more.': 'Dieser Code gilt ab einem Bestellwert von {amount}.',
  'This code is for {amount} or more of what it applies to.':
    'Dieser Code gilt ab {amount} für das, was er günstiger macht.',
  'This code is for {count, plural, one {# item} other {# items}} or more.':
    'Dieser Code gilt ab {count, plural, one {# Artikel} other {# Artikeln}}.',
  'This code is for {count, plural, one {# item} other {# items}} or more of what it applies to.':
    'Dieser Code gilt ab {count, plural, one {# Artikel} other {# Artikeln}} von dem, was er günstiger macht.',
  'With this code your cart costs less than {least}, which is the least that can be paid by card.':
    'Mit diesem Code kostet dein Warenkorb weniger als {least}, den kleinsten Betrag, der sich mit Karte zahlen lässt.',
} as const;
