/** What is picked up: in a warehouse or at a date of an event. */
export const pickups = {
  'Picked up at': 'Abgeholt wird',
  'Only for a pick-up. The stock is taken from that warehouse; a way to a date is offered until it begins.':
    'Nur für eine Abholung. Der Bestand kommt aus diesem Lager; eine Abholung an einem Termin wird angeboten, bis er beginnt.',
  'What the text below says': 'Was der Text darunter sagt',
  'Only for a pick-up, and may be empty with a warehouse or date: hours, what to bring.':
    'Nur für eine Abholung, und kann leer sein bei einem Lager oder Termin: Zeiten, was mitzubringen ist.',
  'To the end of that day, {zone}. Empty: always.': 'Bis zum Ende dieses Tages, {zone}. Leer: immer.',
  'This is not there any more. Choose again.': 'Das gibt es nicht mehr. Wähle noch einmal.',
  'Ready to be picked up': 'Abholbereit',
  'Ready to be picked up: order {number}': 'Abholbereit: Bestellung {number}',
  'This is ready for you:': 'Das liegt für dich bereit:',
  'Please bring the number {number}.': 'Bitte bring die Nummer {number} mit.',
  'This is not ready yet:': 'Das ist noch nicht bereit:',
  'Picked up on {day}.': 'Abgeholt am {day}.',
  'Not ready yet': 'Noch nicht bereit',
  'Parcel picked up': 'Paket abgeholt',
  'That date was cancelled. We find another way and email you.':
    'Dieser Termin wurde abgesagt. Wir finden einen anderen Weg und schreiben dir eine E-Mail.',
  'That date was cancelled. Ask the buyer where to send it, or refund it.':
    'Dieser Termin wurde abgesagt. Frag, wohin es geschickt werden soll, oder erstatte es.',
  '{of, plural, one {Picked up.} other {{count, plural, one {# piece was} other {# pieces were}} picked up.}}':
    '{of, plural, one {Abgeholt.} other {{count, plural, one {# Stück wurde} other {# Stück wurden}} abgeholt.}}',
  '{of, plural, one {Ready to be picked up.} other {{count, plural, one {# piece is} other {# pieces are}} ready to be picked up.}}':
    '{of, plural, one {Abholbereit.} other {{count, plural, one {# Stück ist} other {# Stück sind}} abholbereit.}}',
  '{of, plural, one {Not ready yet.} other {{count, plural, one {# piece is} other {# pieces are}} not ready yet.}}':
    '{of, plural, one {Noch nicht bereit.} other {{count, plural, one {# Stück ist} other {# Stück sind}} noch nicht bereit.}}',
  'It was picked up': 'Es wurde abgeholt',
  'Picked up ¦ a parcel': 'Abgeholt',
  '{count, plural, one {# piece is} other {# pieces are}} in “{other}” and picked up in “{here}”: bring it there before you pack.':
    '{count, plural, one {# Stück ist} other {# Stücke sind}} in „{other}“ und wird in „{here}“ abgeholt: Bring es vor dem Packen dorthin.',
  'Pack, and email that it is ready': 'Packen, mit E-Mail, dass es bereit ist',
  'Pack and hand over': 'Packen und übergeben',
  'This parcel is picked up, not sent.': 'Dieses Paket wird abgeholt, nicht verschickt.',
  'Your pick-up cannot take place: order {number}': 'Deine Abholung fällt aus: Bestellung {number}',
  'The date at which you wanted to pick this up was cancelled:':
    'Der Termin, an dem du das abholen wolltest, wurde abgesagt:',
  'We find another way and email you. Reply to this email if you know a better one; a person reads it.':
    'Wir finden einen anderen Weg und schreiben dir. Weißt du einen besseren? Antworte auf diese E-Mail; ein Mensch liest sie.',
  'Your pick-up has moved: order {number}': 'Deine Abholung wurde verlegt: Bestellung {number}',
  'The date at which you pick this up has another time or place:':
    'Der Termin, an dem du das abholst, hat eine andere Zeit oder einen anderen Ort:',
  'You cannot come then? Reply to this email; a person reads it.':
    'Du kannst dann nicht kommen? Antworte auf diese E-Mail; ein Mensch liest sie.',
  'Pick-up moved or cancelled': 'Abholung verlegt oder abgesagt',
  '{count, plural, one {# order of goods is picked up there: its buyer is emailed.} other {# orders of goods are picked up there: their buyers are emailed.}}':
    '{count, plural, one {# Bestellung von Waren wird dort abgeholt: Ihr Käufer bekommt eine E-Mail.} other {# Bestellungen von Waren werden dort abgeholt: Ihre Käufer bekommen eine E-Mail.}}',
};
