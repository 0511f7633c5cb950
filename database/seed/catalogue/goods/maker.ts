/** Who makes the goods of the demo shop. */
export const MAKER = 'Lectern Demo Shop, 12 Example Street, Springfield, hello@example.com';
