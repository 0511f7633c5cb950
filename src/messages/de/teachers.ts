/** The pages of the teachers. */
export const teachers = {
  'Who teaches here': 'Unsere Lehrkräfte',
  'The people who teach at {shop}, what they do when they do not teach, and their courses.':
    'Die Lehrkräfte von {shop}, was sie sonst tun und ihre Kurse.',
  'Nobody yet. The first course is being written.': 'Noch niemand. Der erste Kurs entsteht gerade.',
  'People who do the work all week, and explain it when asked.':
    'Menschen, die ihr Handwerk die ganze Woche ausüben und es erklären, wenn man sie fragt.',
  '“<course>{title}</course>”': '„<course>{title}</course>“',
  'Teaches ¦ before the titles of courses': 'Unterrichtet',
  '{name} teaches “{title}” at {shop}.': '{name} unterrichtet „{title}“ bei {shop}.',
  '{name} teaches {count, plural, one {# course} other {# courses}} at {shop}.':
    '{name} unterrichtet {count, plural, one {# Kurs} other {# Kurse}} bei {shop}.',
  'across all courses': 'über alle Kurse',
  '{count, plural, one {The course} other {# courses}}': '{count, plural, one {Der Kurs} other {# Kurse}}',
} as const satisfies Readonly<Record<string, string>>;
