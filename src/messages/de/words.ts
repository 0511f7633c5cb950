/** Single words and labels that several pages share. */
export const words = {
  Account: 'Konto',
  Admin: 'Admin',
  Cart: 'Warenkorb',
  Contact: 'Kontakt',
  Email: 'E-Mail',
  Orders: 'Bestellungen',
  Password: 'Passwort',
  Reviews: 'Bewertungen',
  Search: 'Suche',
  'Sign in': 'Anmelden',
  'Sign out': 'Abmelden',
  'Write to us': 'Schreib uns',
} as const satisfies Readonly<Record<string, string>>;
