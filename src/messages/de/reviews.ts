/** Reviews, as shoppers read and buyers write them. */
export const reviews = {
  '{rating} out of 5, {count, plural, one {# review} other {# reviews}}':
    '{rating} von 5, {count, plural, one {# Bewertung} other {# Bewertungen}}',
  '{stars} of 5 stars': '{stars} von 5 Sternen',
  'What others say': 'Was andere sagen',
  'Everyone here has bought it. We read each review before it appears, the bad ones too.':
    'Alle, die hier schreiben, haben es gekauft. Wir lesen jede Bewertung, bevor sie erscheint, auch die schlechten.',
  'Number of reviews by stars': 'Zahl der Bewertungen nach Sternen',
  Stars: 'Sterne',
  Share: 'Anteil',
  '{stars, plural, one {# star} other {# stars}}': '{stars, plural, one {# Stern} other {# Sterne}}',
  '{percent} percent gave {stars, plural, one {# star} other {# stars}}':
    '{percent} Prozent gaben {stars, plural, one {# Stern} other {# Sterne}}',
  '{name}, <day>{date}</day>': '{name}, <day>{date}</day>',
  'A customer': 'Kundin oder Kunde',
  '{name} answers': '{name} antwortet',
  'We answer': 'Wir antworten',
  'The newest {shown, number} of {count, number} reviews.':
    'Die neuesten {shown, number} von {count, number} Bewertungen.',

  'Your review': 'Deine Bewertung',
  'Published.': 'Veröffentlicht.',
  'Waiting to be read.': 'Wird noch gelesen.',
  'Not published. You can write it again.': 'Nicht veröffentlicht. Du kannst sie neu schreiben.',
  'Not shown, because its order was refunded. Its stars do not count.':
    'Wird nicht gezeigt, weil die Bestellung erstattet wurde. Ihre Sterne zählen nicht.',
  'Not shown, because the bank took the payment of its order back. Its stars do not count.':
    'Wird nicht gezeigt, weil die Bank die Zahlung der Bestellung zurückgebucht hat. Ihre Sterne zählen nicht.',
  'Not shown, because access to the product has ended. Its stars do not count.':
    'Wird nicht gezeigt, weil der Zugang zum Produkt geendet hat. Ihre Sterne zählen nicht.',
  'Not shown, because another review by the same buyer counts.':
    'Wird nicht gezeigt, weil eine andere Bewertung derselben Person zählt.',
  'To change it, delete it and write a new one.': 'Um sie zu ändern, lösche sie und schreib eine neue.',
  'We read it and usually publish it within two working days. Until then you can change it here.':
    'Wir lesen sie und veröffentlichen sie meist innerhalb von zwei Werktagen. Bis dahin kannst du sie hier ändern.',
  'It is waiting to be read. Until then you can change it.':
    'Wir haben sie noch nicht gelesen. Bis dahin kannst du sie ändern.',
  'We did not publish it as it was. Rewrite it, about what you bought, and we’ll read it again.':
    'So haben wir sie nicht veröffentlicht. Schreib sie neu, über das, was du gekauft hast, und wir lesen sie noch einmal.',
  'How was it?': 'Wie war es?',
  'Not for me': 'Nichts für mich',
  'Some of it': 'Teils, teils',
  Good: 'Gut',
  'Very good': 'Sehr gut',
  'Exactly right': 'Genau richtig',
  'What would you tell someone who is not sure yet?': 'Was würdest du jemandem sagen, der noch zögert?',
  'Name to show': 'Angezeigter Name',
  'Change the review': 'Bewertung ändern',
  'Send the review': 'Bewertung senden',
  'You also wrote this, in another browser. Only the review above counts.':
    'Das hast du auch geschrieben, in einem anderen Browser. Nur die Bewertung oben zählt.',

  'Choose one to five stars.': 'Wähle einen bis fünf Sterne.',
  'Keep the title to {max, number} characters.': 'Höchstens {max, number} Zeichen für den Titel.',
  'Keep it to {max, number} characters.': 'Höchstens {max, number} Zeichen.',
  'Write a sentence or two.': 'Schreib ein, zwei Sätze.',
  'Keep the name to {max, number} characters.': 'Höchstens {max, number} Zeichen für den Namen.',
  'There is no review of yours here.': 'Hier gibt es keine Bewertung von dir.',
  'Your review is published already. To change it, delete it first.':
    'Deine Bewertung ist schon veröffentlicht. Um sie zu ändern, lösche sie zuerst.',
  'Only buyers can review this.': 'Bewerten kann nur, wer es gekauft hat.',
} as const satisfies Readonly<Record<string, string>>;
