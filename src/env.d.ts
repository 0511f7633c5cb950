declare namespace App {
  interface Locals {
    requestId: string;
    /** Who this is, asked once per request; null for a browser we have not met and nobody has signed in at. */
    visitor: () => Promise<import('#shop/customers/identify-visitor.ts').Visitor | null>;
    /** Who is signed in, asked once per request. */
    account: () => Promise<import('#shop/accounts/account.ts').Account | null>;
    /** Why a form was refused, for the page that shows it again. */
    problem: import('#web/http/respond.ts').Problem | null;
    /** The product that its page shows instead of what is on sale: set for staff alone. */
    preview?: import('#shop/products/catalogue/show-product.ts').Preview;
    /** Whether this request was counted: a page shown in another's place is not counted twice. */
    isCounted?: boolean;
  }
}
