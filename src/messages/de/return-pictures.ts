/** Pictures that buyers send with a return. */
export const returnPictures = {
  'A picture of it (optional)': 'Ein Bild davon (optional)',
  'JPEG, PNG, WebP or GIF, up to 15 MB. Only you and our staff see it.':
    'JPEG, PNG, WebP oder GIF, bis 15 MB. Nur du und unser Team sehen es.',
  'Your picture is kept. Choose another one to replace it.':
    'Dein Bild ist gespeichert. Wähle ein anderes, um es zu ersetzen.',
  'Your picture': 'Dein Bild',
  'The buyer’s picture': 'Das Bild zur Rücksendung',
  'The picture is not there any more. Choose it again.': 'Das Bild ist nicht mehr da. Wähle es noch einmal.',
  'You have sent many pictures. Please try again tomorrow.':
    'Du hast viele Bilder geschickt. Bitte versuch es morgen noch einmal.',
};
