/** A buyer of the demo shop. Addresses are at names that RFC 2606 reserves: nobody receives email there. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** False for a guest who has not opened a link from our emails yet. */
  readonly isProven?: boolean;
}

/** Its account is made by `npm start`, with a random password. */
export const DEMO_CUSTOMER = 'demo@example.com';

export const people = {
  demo: { firstName: 'Robin', lastName: 'Ashby', email: DEMO_CUSTOMER },
  amara: { firstName: 'Amara', lastName: 'Diallo', email: 'amara.diallo@example.com' },
  arjun: { firstName: 'Arjun', lastName: 'Mehta', email: 'arjun.mehta@example.com' },
  aylin: { firstName: 'Aylin', lastName: 'Demir', email: 'aylin.demir@example.com' },
  beth: { firstName: 'Bethany', lastName: 'Crowe', email: 'bethany.crowe@example.com' },
  carlos: { firstName: 'Carlos', lastName: 'Ibarra', email: 'carlos.ibarra@example.com' },
  dmytro: { firstName: 'Dmytro', lastName: 'Kovalenko', email: 'dmytro.kovalenko@example.org' },
  elena: { firstName: 'Elena', lastName: 'Petrova', email: 'elena.petrova@example.org' },
  fatima: { firstName: 'Fatima', lastName: 'Benali', email: 'fatima.benali@example.com' },
  greta: { firstName: 'Greta', lastName: 'Vogel', email: 'greta.vogel@example.org' },
  harriet: { firstName: 'Harriet', lastName: 'Pemberton', email: 'h.pemberton@example.com' },
  hugo: { firstName: 'Hugo', lastName: 'Nielsen', email: 'hugo.nielsen@example.org' },
  joao: { firstName: 'João', lastName: 'Figueiredo', email: 'joao.figueiredo@example.org' },
  jonas: { firstName: 'Jonas', lastName: 'Weidmann', email: 'jonas.weidmann@example.org' },
  kofi: { firstName: 'Kofi', lastName: 'Asante', email: 'kofi.asante@example.com' },
  leila: { firstName: 'Leila', lastName: 'Farahani', email: 'leila.farahani@example.com' },
  linh: { firstName: 'Linh', lastName: 'Nguyen', email: 'linh.nguyen@example.org' },
  luc: { firstName: 'Luc', lastName: 'Marchand', email: 'luc.marchand@example.org' },
  mei: { firstName: 'Mei-Ling', lastName: 'Chou', email: 'mei.chou@example.com' },
  miriam: { firstName: 'Miriam', lastName: 'Feldman', email: 'miriam.feldman@example.org' },
  nora: { firstName: 'Nora', lastName: 'Lindholm', email: 'nora.lindholm@example.com' },
  owen: { firstName: 'Owen', lastName: 'Pritchard', email: 'owen.pritchard@example.com' },
  paolo: { firstName: 'Paolo', lastName: 'Bianchetti', email: 'paolo.bianchetti@example.org' },
  patrick: {
    firstName: 'Patrick',
    lastName: 'O’Shea',
    email: 'patrick.oshea@example.com',
    isProven: false,
  },
  priscilla: { firstName: 'Priscilla', lastName: 'Tam', email: 'priscilla.tam@example.com' },
  rosa: { firstName: 'Rosa', lastName: 'Villanueva', email: 'rosa.villanueva@example.com' },
  soyeon: { firstName: 'So-yeon', lastName: 'Bae', email: 'soyeon.bae@example.com' },
  sven: { firstName: 'Sven', lastName: 'Håkansson', email: 'sven.hakansson@example.org' },
  thandiwe: { firstName: 'Thandiwe', lastName: 'Mokoena', email: 'thandiwe.mokoena@example.com' },
  tomasz: {
    firstName: 'Tomasz',
    lastName: 'Zieliński',
    email: 't.zielinski@example.org',
    isProven: false,
  },
  yuki: { firstName: 'Yuki', lastName: 'Tanabe', email: 'yuki.tanabe@example.org' },
} as const satisfies Readonly<Record<string, Person>>;

export type PersonName = keyof typeof people;
