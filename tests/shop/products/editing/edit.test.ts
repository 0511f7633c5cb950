import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { db } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { showProduct } from '#shop/products/catalogue/show-product.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { newProductForm, productForm } from '#shop/products/editing/edit-form.ts';
import { editProduct } from '#shop/products/editing/edit-product.ts';
import { withKindPrefix } from '#shop/products/editing/kind-fields.ts';
import { formTexts } from '#shop/products/editing/product-to-edit.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { aColleague, aDraft, formOf, product, readForm, WHOLE } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');
const ben = await aColleague('Ben');
const logOf = async (slug: string) => listAuditOf(db, `product:${(await product(slug)).id}`);

describe('a new product', () => {
  test('begins as a draft that no shopper sees, with who began it', async () => {
    const slug = await aDraft(ada);
    expect(await product(slug)).toMatchObject({
      status: 'draft',
      version: 1,
      variant: { priceAmount: 4900 },
    });
    expect(await showProduct(db, slug)).toEqual({ found: 'nothing' });
    expect(await logOf(slug)).toMatchObject([{ actor: ada, action: 'product.created' }]);
  });

  test('takes its address from the title', async () => {
    const form = {
      kind: 'course',
      title: `Café & Öl ${Date.now()}`,
      slug: '',
      price: '1,250.50',
      currency: 'usd',
    };
    const read = newProductForm.parse(form);
    expect(read).toMatchObject({ price: 125050, currency: 'USD' });
    expect(await createProduct(db, read, ada)).toMatch(/^cafe-and-oel-\d+$/);
  });

  test.each([
    ['書道入門', 'course'],
    ['서예 첫걸음', 'course'],
    ['🪢 → ≤', 'course'],
    ['לומדים', 'course'],
    ['Каллиграфия', 'kalligrafiya'],
    ['فن الخط العربي', 'fn-alkht-alerby'],
    ['Đường nét', 'duong-net'],
    ['Ｃ++ for Åse', 'c-for-ase'],
    ['Ö'.repeat(160), 'oe'],
  ])('has an address without a question: %s', async (title, address) => {
    const draft = () =>
      newProductForm.parse({ kind: 'course', title, slug: '', price: '1', currency: 'USD' });
    const slugs = [await createProduct(db, draft(), ada), await createProduct(db, draft(), ada)];
    for (const slug of slugs) expect(slug).toMatch(new RegExp(`^${address}[a-z0-9-]*$`));
    expect(new Set(slugs).size).toBe(2);
    // One that led to a product is not given to another.
    const renamed = `${address}-renamed-${Date.now()}`;
    const first = slugs[0] ?? '';
    await db.updateTable('products').set({ publishedAt: new Date() }).where('slug', '=', first).execute();
    await editProduct(db, first, await formOf(first, { slug: renamed }), ada);
    expect(await createProduct(db, draft(), ada)).not.toBe(first);
    await db.updateTable('products').set({ status: 'published' }).where('slug', '=', renamed).execute();
    expect(await showProduct(db, first)).toEqual({ found: 'moved', section: 'courses', slug: renamed });
  });

  test.each([
    ['the address of another product', SOURDOUGH],
    ['an address that leads to another product', 'was-once-dovetails'],
  ])('is refused %s', async (_what, slug) => {
    const { id } = await product(DOVETAILS);
    await db
      .insertInto('productSlugs')
      .values({ slug: 'was-once-dovetails', productId: id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const wanted = { kind: 'course', title: 'Another', slug, price: 0, currency: 'USD' };
    await expect(createProduct(db, wanted, ada)).rejects.toMatchObject({
      code: 'slug_taken',
      fields: { slug: expect.any(String) },
    });
  });
});

describe('an edit', () => {
  test('writes what was typed and counts itself; the log says what stood there before, but not in long texts', async () => {
    const slug = await aDraft(ada);
    const typed = {
      title: 'Bends and hitches',
      price: '59.00',
      cost: '4',
      tags: 'Rope, knots',
      'course.level': 'advanced',
      'course.outcomes': 'One\r\n\r\n Two ',
    };
    await editProduct(db, slug, await formOf(slug, typed), ben);
    const edited = await product(slug);
    expect(edited).toMatchObject({
      title: 'Bends and hitches',
      version: 2,
      tags: expect.arrayContaining(['knots', 'Rope']),
      variant: { priceAmount: 5900, costAmount: 400 },
    });
    expect(edited.details).toMatchObject({ level: 'advanced', outcomes: ['One', 'Two'] });
    const [, row] = await logOf(slug);
    expect(row).toMatchObject({ actor: ben, action: 'product.edited', details: { version: 2 } });
    expect(row?.details['fields']).toEqual([
      'title',
      'tags',
      'price',
      'cost',
      'course.level',
      'course.outcomes',
    ]);
    expect(row?.details['changes']).toEqual([
      { field: 'title', from: 'Knots that hold', to: 'Bends and hitches' },
      { field: 'tags', from: null, to: 'Rope, knots' },
      { field: 'price', from: { amount: 4900, currency: 'USD' }, to: { amount: 5900, currency: 'USD' } },
      { field: 'cost', from: null, to: { amount: 400, currency: 'USD' } },
      { field: 'course.level', from: 'beginner', to: 'advanced' },
      { field: 'course.outcomes' },
    ]);
  });

  test('that changes nothing is not one', async () => {
    const slug = await aDraft(ada);
    await editProduct(db, slug, await formOf(slug), ada);
    expect(await product(slug)).toMatchObject({ version: 1 });
    expect(await logOf(slug)).toHaveLength(1);
  });

  test('of a field that somebody else changed meanwhile is refused, with who and when, and overwrites nothing', async () => {
    const slug = await aDraft(ada);
    const [mine, theirs] = [
      await formOf(slug, { title: 'Mine', sku: `A-${slug}` }),
      await formOf(slug, { title: 'Theirs' }),
    ];
    await editProduct(db, slug, theirs, ben);
    await expect(editProduct(db, slug, mine, ada)).rejects.toMatchObject({
      status: 409,
      code: 'edited_meanwhile',
      fields: { title: expect.stringMatching(/^Ben changed this at \d\d:\d\d UTC\.$/) },
    });
    expect(await product(slug)).toMatchObject({ title: 'Theirs', version: 2 });
  });

  test('made from the page that shows both goes through', async () => {
    const slug = await aDraft(ada);
    const mine = await formOf(slug, { title: 'Mine' });
    await editProduct(db, slug, await formOf(slug, { title: 'Theirs' }), ben);
    await editProduct(db, slug, { ...mine, version: 2 }, ada);
    expect(await product(slug)).toMatchObject({ title: 'Mine', version: 3 });
  });

  test('a form that is too old undoes nothing that it did not mean to change', async () => {
    const slug = await aDraft(ada);
    const old = await formOf(slug, { description: 'Mine' });
    await editProduct(db, slug, await formOf(slug, { title: 'Theirs' }), ben);
    // The old form still holds the old title: saving it would undo Ben's.
    await expect(editProduct(db, slug, old, ada)).rejects.toMatchObject({
      fields: { title: expect.any(String) },
    });
  });

  test('ten at once from the same page: one is saved, the others are told', async () => {
    const slug = await aDraft(ada);
    const forms = await Promise.all(
      Array.from({ length: 10 }, (_, at) => formOf(slug, { title: `Edit ${at}` })),
    );
    const done = await Promise.allSettled(forms.map((form) => editProduct(db, slug, form, ada)));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await product(slug)).toMatchObject({ version: 2 });
  });

  test('leaves what is on sale complete', async () => {
    await expect(
      editProduct(db, SOURDOUGH, await formOf(SOURDOUGH, { description: '', 'course.outcomes': '' }), ada),
    ).rejects.toMatchObject({
      code: 'incomplete',
      fields: { description: expect.any(String), 'course.outcomes': expect.any(String) },
    });
    expect((await product(SOURDOUGH)).description).not.toBe('');
  });

  test('refuses a code that something else has, and a category that is not there', async () => {
    const slug = await aDraft(ada);
    const { variant } = await product(SOURDOUGH);
    await expect(
      editProduct(db, slug, await formOf(slug, { sku: variant?.sku ?? '' }), ada),
    ).rejects.toMatchObject({ code: 'sku_taken' });
    await expect(editProduct(db, slug, await formOf(slug, { category: 'attic' }), ada)).rejects.toMatchObject(
      { code: 'unknown_category' },
    );
    expect(await product(slug)).toMatchObject({ version: 1 });
  });
});

describe('another address', () => {
  test('leaves a redirect once it was on sale, and may be taken back', async () => {
    const slug = `moving-${Date.now()}`;
    await editProduct(db, 'by-heart', await formOf('by-heart', { slug }), ada);
    expect(await showProduct(db, 'by-heart')).toEqual({ found: 'moved', section: 'courses', slug });
    await editProduct(db, slug, await formOf(slug, { slug: 'by-heart' }), ada);
    expect(await showProduct(db, slug)).toMatchObject({ found: 'moved', slug: 'by-heart' });
    expect(await showProduct(db, 'by-heart')).toMatchObject({ found: 'product' });
  });

  test('of a draft tells nobody that there is one', async () => {
    const slug = await aDraft(ada);
    await editProduct(db, slug, await formOf(slug, { slug: `${slug}-2` }), ada);
    expect(await showProduct(db, slug)).toEqual({ found: 'nothing' });
  });

  test('wanted by twenty products at once is given to one', async () => {
    const wanted = `the-one-${Date.now()}`;
    // One after the other: on a busy machine twenty new products wait too long for each other.
    const slugs: string[] = [];
    while (slugs.length < 20) slugs.push(await aDraft(ada));
    const forms = await Promise.all(slugs.map((slug) => formOf(slug, { slug: wanted })));
    const done = await Promise.allSettled(
      slugs.map((slug, at) => editProduct(db, slug, forms[at] ?? expect.fail(), ada)),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(done.filter((one) => one.status === 'rejected' && one.reason.code === 'slug_taken')).toHaveLength(
      19,
    );
  });
});

/** A kind whose fields have the names of fields of the shop. */
const colliding = {
  name: 'pass',
  details: {
    form: {
      blank: {},
      fields: { version: z.string().max(5, 'Too long.'), title: z.string(), price: z.string() },
      texts: () => ({ version: 'third', title: 'Gold', price: 'free' }),
      apply: (_details: unknown, edit: object) => edit,
      missing: async () => [],
    },
  },
};

describe('a kind with a field named as one of the shop', () => {
  const own = withKindPrefix('pass', colliding.details.form.texts());
  const common = async () =>
    Object.fromEntries(
      Object.entries(formTexts(await product(SOURDOUGH))).filter(([name]) => !name.includes('.')),
    );

  test('has it beside that of the shop', async () => {
    const shared = await common();
    const edit = productForm(colliding).parse({ ...shared, ...own, version: '7' });
    expect(edit).toMatchObject({ version: 7, title: shared['title'] });
    expect(edit.details).toEqual({ version: 'third', title: 'Gold', price: 'free' });
  });

  test('is told what is wrong at its own field', async () => {
    const sent = { ...(await common()), ...own, version: '7', 'pass.version': 'the third' };
    const { error } = productForm(colliding).safeParse(sent);
    expect(error?.issues.map(({ path }) => path)).toEqual([['pass.version']]);
  });
});

describe('the form', () => {
  test('holds what is saved: read and written again it changes nothing', async () => {
    const { rows } = await sql<{
      slug: string;
    }>`select slug from products where kind = 'course' and status = 'published'`.execute(db);
    for (const { slug } of rows) {
      const before = formTexts(await product(slug));
      await editProduct(db, slug, await formOf(slug), ada);
      expect(formTexts(await product(slug))).toEqual(before);
      expect((await product(slug)).details).toMatchObject({ lessonCount: expect.any(Number) });
    }
  });

  test.each([
    ['title', '', 'Give it a title.'],
    ['title', 'two\nlines', 'Keep the title to one line.'],
    ['slug', 'Not A Slug', expect.stringContaining('small letters')],
    ['slug', '../admin', expect.stringContaining('small letters')],
    ['price', '49,000', expect.stringContaining('USD')],
    ['price', '-1', expect.stringContaining('USD')],
    ['price', '1e3', expect.stringContaining('USD')],
    ['price', '9999999.00', expect.stringContaining('USD')],
    ['price', '4.999', expect.stringContaining('USD')],
    ['currency', 'ABC', expect.stringContaining('currency')],
    ['course.language', 'english', expect.stringContaining('Two letters')],
    ['course.level', 'wizard', expect.any(String)],
    ['course.video_url', 'javascript:alert(1)', expect.any(String)],
    ['image', '//evil.example/x.png', expect.any(String)],
    ['course.outcomes', Array(13).fill('One').join('\n'), expect.stringContaining('12')],
    ['version', '1 or 1=1', expect.any(String)],
  ])('says at the field what is wrong with %s = %j', async (field, text, reason) => {
    const shown = await product(SOURDOUGH);
    const fields = { ...formTexts(shown), version: '1', [field]: text };
    expect(Object.entries(problemsOf(fields))).toContainEqual([field, reason]);
  });

  test('an amount fits its currency', async () => {
    const shown = { ...formTexts(await product(SOURDOUGH)), version: '1' };
    expect(problemsOf({ ...shown, currency: 'JPY', price: '4900.50', cost: '' })).toHaveProperty('price');
    expect(readForm({ ...shown, currency: 'JPY', price: '4,900', cost: '' })).toMatchObject({
      variant: { price: 4900 },
    });
    expect(readForm({ ...shown, currency: 'KWD', price: '1.5', cost: '' })).toMatchObject({
      variant: { price: 1500 },
    });
  });

  test.each([
    'role',
    'is_admin',
    '__proto__',
    'constructor',
    'role[]',
    'status',
    'details',
    'published_at',
    'product[id]',
  ])('G14: refuses %s, which is no field of it', async (name) => {
    const fields = Object.fromEntries([
      ...Object.entries({ ...formTexts(await product(SOURDOUGH)), ...WHOLE, version: '1' }),
      [name, 'x'],
    ]);
    expect(() => readForm(fields)).toThrow(/unrecognized/i);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

function problemsOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  try {
    readForm(fields);
  } catch (error) {
    const { issues } = error as { issues: { path: PropertyKey[]; message: string }[] };
    return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]));
  }
  return {};
}
