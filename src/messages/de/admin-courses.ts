/** What staff see of courses and reviews alone. */
export const adminCourses = {
  Curriculum: 'Lehrplan',
  'Curriculum of {title}': 'Lehrplan: {title}',
  '{count, plural, =0 {No lessons yet.} one {# lesson, {length} in all.} other {# lessons, {length} in all.}}':
    '{count, plural, =0 {Noch keine Lektionen.} one {# Lektion (insgesamt {length}).} other {# Lektionen (insgesamt {length}).}}',
  'On sale: what you change here, buyers see at once.':
    'Im Verkauf: Was du hier änderst, sehen Käufer sofort.',
  'Up<hidden>: section {title}</hidden>': 'Hoch<hidden>: Abschnitt {title}</hidden>',
  'Down<hidden>: section {title}</hidden>': 'Runter<hidden>: Abschnitt {title}</hidden>',
  'Remove<hidden>: section {title}</hidden>': 'Entfernen<hidden>: Abschnitt {title}</hidden>',
  'No lessons in it yet.': 'Noch keine Lektionen.',
  'free to read': 'frei lesbar',
  film: 'Film',
  Empty: 'Leer',
  'Remove…<hidden> {title}</hidden>': 'Entfernen …<hidden> {title}</hidden>',
  'New lesson in “{title}”': 'Neue Lektion in „{title}“',
  'Add lesson': 'Lektion hinzufügen',
  'Rename this section<hidden>: {title}</hidden>': 'Abschnitt umbenennen<hidden>: {title}</hidden>',
  'New name for “{title}”': 'Neuer Name für „{title}“',
  Rename: 'Umbenennen',
  'New section': 'Neuer Abschnitt',
  'Name of the new section': 'Name des neuen Abschnitts',
  'Add section': 'Abschnitt hinzufügen',

  'Lesson: {title}': 'Lektion: {title}',
  'Remove…': 'Entfernen …',
  'Saved. Buyers see it now.': 'Gespeichert. Käufer sehen es ab jetzt.',
  'Back to the curriculum': 'Zurück zum Lehrplan',
  'Preview: not saved yet': 'Vorschau: noch nicht gespeichert',
  'There is no text yet.': 'Noch kein Text.',
  'The lesson': 'Die Lektion',
  Text: 'Text',
  'In Markdown: ## for a heading, - for a list item, > for a quote. Each picture of the media library says on its page how it is written.':
    'In Markdown: ## für eine Überschrift, - für einen Listenpunkt, > für ein Zitat. Jedes Bild der Mediathek sagt auf seiner Seite, wie man es schreibt.',
  Minutes: 'Minuten',
  'For reading and practice.': 'Zum Lesen und Üben.',
  'Who may read it': 'Wer sie lesen darf',
  'Also without buying?': 'Auch ohne Kauf?',
  Buyers: 'Käufer',
  Everyone: 'Alle',
  'Coming on': 'Kommt am',
  'Not ready yet? Until this day, shoppers see the date instead. Otherwise leave it empty.':
    'Noch nicht fertig? Bis zu diesem Tag sehen Kunden stattdessen das Datum. Sonst leer lassen.',
  Film: 'Film',
  'Its web address; empty for none. A film stored in this shop opens only for people who have the course.':
    'Webadresse des Films. Leer: kein Film. Ein Film, der in diesem Shop liegt, öffnet sich nur für alle, die den Kurs haben.',
  'Remove {title}': 'Entfernen: {title}',
  'Remove the lesson “{title}”?': 'Die Lektion „{title}“ entfernen?',
  'Its text is deleted for good: you cannot get it back.':
    'Ihr Text wird endgültig gelöscht: Du bekommst ihn nicht zurück.',
  '{count, plural, =0 {Nobody has completed it yet.} one {# learner has completed it and loses that progress.} other {# learners have completed it and lose that progress.}}':
    '{count, plural, =0 {Noch hat sie niemand abgeschlossen.} one {# Person hat sie abgeschlossen und verliert diesen Fortschritt.} other {# Personen haben sie abgeschlossen und verlieren diesen Fortschritt.}}',
  'The course is on sale: buyers will no longer see the lesson.':
    'Der Kurs ist im Verkauf: Käufer sehen die Lektion dann nicht mehr.',
  'Remove the lesson': 'Lektion entfernen',

  Teacher: 'Lehrkraft',
  Level: 'Niveau',
  Language: 'Sprache',
  'Two letters, for example en.': 'Zwei Buchstaben, zum Beispiel en.',
  'About the teacher': 'Über die Lehrkraft',
  'What you’ll be able to do': 'Was du danach kannst',
  'One per line.': 'Eins pro Zeile.',
  'What you need': 'Was du brauchst',
  'Its web address; empty for none. Everyone can watch it.':
    'Webadresse des Films. Leer: kein Film. Alle können ihn sehen.',

  'There is no such course.': 'Diesen Kurs gibt es nicht.',
  'There is no such lesson.': 'Diese Lektion gibt es nicht.',
  'Someone changed this course since you opened the page. This is how it stands now. Do it again if it still makes sense.':
    'Jemand hat diesen Kurs geändert, seit du die Seite geöffnet hast. So sieht er jetzt aus. Wiederhole deine Änderung, wenn sie noch passt.',
  '“{title}” still has lessons. Move or remove them first.':
    '„{title}“ hat noch Lektionen. Verschiebe oder entferne sie zuerst.',
  'This course is on sale: its last lesson cannot be removed.':
    'Dieser Kurs ist im Verkauf: Seine letzte Lektion lässt sich nicht entfernen.',
  'This course is on sale: its last free lesson cannot be removed.':
    'Dieser Kurs ist im Verkauf: Seine letzte frei lesbare Lektion lässt sich nicht entfernen.',
  'This course is on sale: shoppers would see this at once.':
    'Dieser Kurs ist im Verkauf: Kunden würden das sofort sehen.',
  'That is no longer here. This is how the course stands now.':
    'Das gibt es nicht mehr. So sieht der Kurs jetzt aus.',
  'Give whole minutes, 0 to 9999.': 'Gib ganze Minuten an, 0 bis 9999.',
  'Choose one of the two.': 'Wähle eins von beiden.',
  'Give a day, for example 2027-03-01.': 'Gib einen Tag an, zum Beispiel 2027-03-01.',
  'Another lesson of this course has the web address “{slug}”. Choose another.':
    'Eine andere Lektion dieses Kurses hat die Webadresse „{slug}“. Wähle eine andere.',
  'The lesson “{title}” was announced for a day that is over. Give it a later day, or none.':
    'Die Lektion „{title}“ war für einen Tag angekündigt, der vorbei ist. Gib einen späteren Tag an oder keinen.',
  'The lesson “{title}” has neither text nor film.': 'Die Lektion „{title}“ hat weder Text noch Film.',
  'The lesson “{title}” has 0 minutes. Say how long it takes, or on which day it comes.':
    'Die Lektion „{title}“ hat 0 Minuten. Gib an, wie lange sie dauert oder an welchem Tag sie kommt.',
  'Make at least one lesson free to read: shoppers can then read it before they decide.':
    'Mach mindestens eine Lektion frei lesbar: Dann können Interessierte sie vor dem Kauf lesen.',
  'It has no lesson yet.': 'Es gibt noch keine Lektion.',
  'Keep each line to {max} characters.': 'Jede Zeile darf höchstens {max} Zeichen haben.',
  'At most {max} lines.': 'Höchstens {max} Zeilen.',
  'Choose one of the levels.': 'Wähle eines der Niveaus.',
  'Say who teaches it.': 'Gib die Lehrkraft an.',
  'Say what learners will be able to do, in at least one line.':
    'Schreib in mindestens eine Zeile, was man danach kann.',

  'There is no such review.': 'Diese Bewertung gibt es nicht.',
  'There is no such published review.': 'Diese veröffentlichte Bewertung gibt es nicht.',
  'Only buyers can write a review, one each. A bad opinion is no reason to refuse it.':
    'Nur Käufer können bewerten, jeder einmal. Eine schlechte Meinung ist kein Grund, sie abzulehnen.',
  'Filter reviews': 'Bewertungen filtern',
  Waiting: 'Wartet',
  Published: 'Veröffentlicht',
  Refused: 'Abgelehnt',
  'The review is published.': 'Die Bewertung ist veröffentlicht.',
  'The review is refused.': 'Die Bewertung ist abgelehnt.',
  'The answer is published.': 'Die Antwort ist veröffentlicht.',
  'No reviews are waiting': 'Keine Bewertung wartet',
  'No reviews here': 'Hier sind keine Bewertungen',
  'What buyers write comes here first.': 'Was Käufer schreiben, kommt zuerst hierher.',
  '<product>{title}</product>: {rating} of 5': '<product>{title}</product>: {rating} von 5',
  'No name given': 'Ohne Namen',
  'Order <order>{number}</order>': 'Bestellung <order>{number}</order>',
  '<b>Answer:</b> {reply}': '<b>Antwort:</b> {reply}',
  'Publish the review of {title}': 'Bewertung veröffentlichen: {title}',
  Unpublish: 'Zurückziehen',
  Refuse: 'Ablehnen',
  'Refuse…': 'Ablehnen …',
  'Refuse this review?': 'Diese Bewertung ablehnen?',
  'Unpublish this review?': 'Diese Bewertung zurückziehen?',
  'Nobody else sees it, and its stars do not count. Its author sees that it is not published and can write it again. You can still publish it later.':
    'Niemand sonst sieht sie, und ihre Sterne zählen nicht. Wer sie geschrieben hat, sieht, dass sie nicht veröffentlicht ist, und kann sie neu schreiben. Du kannst sie später noch veröffentlichen.',
  'The teacher’s answer': 'Antwort der Lehrkraft',
  'Write an answer.': 'Schreib eine Antwort.',
  'Publish the answer': 'Antwort veröffentlichen',
} as const satisfies Readonly<Record<string, string>>;
