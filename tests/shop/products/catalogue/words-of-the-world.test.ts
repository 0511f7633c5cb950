import { afterEach, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { parseListQuery } from '#shop/products/catalogue/list-query.ts';
import { kindNamed } from '#shop/products/kinds.ts';

/** Titles as people give them, the language of the course, and searches that must find it. */
const TITLES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'Learn HTML/CSS from the first tag',
    'en',
    ['css', 'HTML', 'html css', 'html/css', 'HTML / CSS', 'tag css'],
  ],
  ['Vue.js/React.js for designers', 'en', ['vue', 'react', 'vue.js', 'reactjs', 'Vue.JS react', 'vuejs']],
  ['Node.js from the ground', 'en', ['node', 'node.js', 'nodejs', 'NodeJS', 'node js']],
  ['C# and .NET in a weekend; C++ without fear', 'en', ['c#', '.net', 'c++', 'C#/.NET', 'net', 'csharp']],
  ['ASP.NET and F#, Notepad++ at hand', 'en', ['.net', 'asp.net', 'aspnet', 'f#', 'notepad', 'notepad++']],
  ['AT&T and R&D: a Q&A', 'en', ['at&t', 'r&d', 'q&a']],
  ['Excel-365 for accountants', 'en', ['excel 365', 'excel-365', '365', 'Excel365', '"excel 365"']],
  ['Level-2 Spanish', 'en', ['level 2', 'spanish level 2', 'level-2', 'LEVEL2']],
  ['Salt & time.Ferments at home', 'en', ['ferments', 'time', 'salt & time', 'fermenting']],
  ['TypeScript and WordPress', 'en', ['script', 'type script', 'wordpress', 'WordPress']],
  ['The Who', 'en', ['the who', 'who', 'the']],
  ['日本の書道入門', 'ja', ['書道', '日本', '入門', '書', '日本の書道', '書道 入門']],
  ['はじめてのカタカナ', 'en', ['カタカナ', 'はじめて', 'ﾀｶﾅ']],
  ['서예를 시작하며', 'ko', ['서예', '시작', '서예는', '시작하며']],
  ['汉语书法基础', 'zh', ['书法', '基础', '汉语书法', '书']],
  ['คัดลายมือ', 'th', ['ลายมือ', 'คัด', 'มือ']],
  ['فنّ الخطّ العربي', 'ar', ['الخط', 'فن', 'العربي', 'خط', 'والخط', 'عربى']],
  ['خوشنویسی أساسية للمبتدئين', 'fa', ['خوشنويسي', 'اساسيه', 'مبتدئين']],
  ['לומדים קָלִיגְרַפְיָה', 'he', ['קליגרפיה', 'לומדים', 'קָלִיגְרַפְיָה']],
  ['Каллиграфия для начинающих', 'ru', ['каллиграфии', 'каллиграфия', 'начинающим', 'КАЛЛИГРАФИЮ']],
  ['Ёлочные игрушки', 'en', ['елочные', 'игрушка', 'ЁЛОЧНЫХ']],
  ['Καλλιγραφία για αρχάριους', 'el', ['καλλιγραφια', 'ΚΑΛΛΙΓΡΑΦΙΑ', 'αρχάριοι']],
  ['सुलेख की पहली किताब', 'hi', ['सुलेख', 'किताबें', 'पहली किताब']],
  [
    'Bücherbinden für Anfänger',
    'de',
    ['bucherbinden', 'bücher', 'buecherbinden', 'anfanger', 'Anfängern', 'binden'],
  ],
  ['Größe und Straße', 'en', ['groesse', 'grosse', 'GRÖSSE', 'strasse', 'straße']],
  ['Crème pâtissière et ses filles', 'fr', ['creme patissiere', 'pâtissière', 'pâtissières', 'fille']],
  ["İstanbul'da fotoğraf", 'tr', ['istanbul', 'fotograf', 'İSTANBUL', 'ISTANBUL', 'fotoğraflar']],
  ['Zażółć gęślą jaźń', 'pl', ['zazolc', 'gesla', 'JAŹŃ']],
  ['Đường nét chữ Việt', 'vi', ['duong net', 'viet', 'chữ']],
  ['Ørsted ﬁrst: Ｃ++ for Åse', 'da', ['orsted', 'oersted', 'first', 'c++', 'aase', 'åse']],
];

let made: string[] = [];

async function publish(course: {
  title: string;
  language?: string;
  teacher?: string;
  category?: string;
}): Promise<string> {
  const { title, language = 'en', teacher = '', category = null } = course;
  const at = new Date();
  const { id } = await db
    .insertInto('products')
    .values({
      kind: 'course',
      slug: `of-the-world-${made.length}`,
      title,
      status: 'published',
      publishedAt: at,
      categoryId: category,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  made.push(id);
  await db.insertInto('courses').values({ productId: id, language, instructorName: teacher }).execute();
  return id;
}

async function tag(productId: string, title: string): Promise<string> {
  const slug = `of-the-world-${title.length}-${made.length}`;
  const { id } = await db
    .insertInto('tags')
    .values({ slug, title })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('productTags').values({ productId, tagId: id }).execute();
  return id;
}

async function find(q: string) {
  const read = parseListQuery(new URLSearchParams({ q }));
  if (!('query' in read)) throw new Error(`no such query: ${read.wrong}`);
  const list = await listProducts(db, kindNamed('course'), read.query);
  return {
    corrected: list?.corrected ?? null,
    ids: list?.cards.map(({ id }) => id) ?? [],
    total: list?.total,
  };
}

/** Whether the search as it was typed finds the product. */
async function finds(q: string, id: string): Promise<boolean> {
  const { corrected, ids } = await find(q);
  return corrected === null && ids.includes(id);
}

afterEach(async () => {
  await db
    .deleteFrom('courses')
    .where('productId', 'in', [...made, made[0] ?? null])
    .execute();
  await db
    .deleteFrom('products')
    .where('id', 'in', [...made, made[0] ?? null])
    .execute();
  await db.deleteFrom('tags').where('slug', 'like', 'of-the-world-%').execute();
  made = [];
});

describe('a title is found', () => {
  test.each(TITLES)('%s (%s)', async (title, language, searches) => {
    const id = await publish({ title, language });
    for (const q of searches) expect(await finds(q, id), q).toBe(true);
  });

  test('by the language’s endings only where the course is in it', async () => {
    const english = await publish({ title: 'A plan of the garden' });
    const german = await publish({ title: 'Ein Garten mit Plan', language: 'de' });
    expect(await finds('Plänen', german)).toBe(true);
    expect(await finds('planes', english)).toBe(false);
  });

  test.each([
    ['c#', 'C# by hand', 'C++ by hand, in C'],
    ['c++', 'C++ by hand', 'C# by hand, in C'],
    ['f#', 'F# by hand', 'F by hand'],
    ['.net', 'The .NET by hand', 'A net by hand'],
  ])('%s finds “%s”, not “%s”', async (q, right, wrong) => {
    const [it, other] = [await publish({ title: right }), await publish({ title: wrong })];
    const { ids } = await find(q);
    expect(ids[0]).toBe(it);
    expect(ids).not.toContain(other);
  });

  test('before what is only in its category', async () => {
    const { id: category } = await db
      .selectFrom('categories')
      .select('id')
      .where('parentId', 'is', null)
      .executeTakeFirstOrThrow();
    await db.updateTable('categories').set({ title: 'Quokkas' }).where('id', '=', category).execute();
    const beside = await publish({ title: 'Wombats', category });
    const first = await publish({ title: 'A quokka alone' });
    expect((await find('quokka')).ids[0]).toBe(first);
    expect(await finds('quokka', beside)).toBe(true);
  });
});

describe('a course is found by what is said of it elsewhere', () => {
  test('category, tag and teacher, kept as they change', async () => {
    const [above] = await db
      .insertInto('categories')
      .values({ slug: 'quokka-above', title: 'Photography & film' })
      .returning('id')
      .execute();
    const [own] = await db
      .insertInto('categories')
      .values({ slug: 'quokka-below', title: 'Enlarging', parentId: above?.id ?? '' })
      .returning('id')
      .execute();
    const id = await publish({ title: 'The quiet print', teacher: 'Ørjan Sæther', category: own?.id ?? '' });
    const tagId = await tag(id, 'Zonesystem C#');
    await tag(id, 'IT');
    for (const q of [
      'photography',
      'enlarging',
      'film',
      'zonesystem',
      'c#',
      'orjan saether',
      'Sæther',
      'oerjan',
    ])
      expect(await finds(q, id), q).toBe(true);
    await db.updateTable('categories').set({ title: 'Filming' }).where('slug', '=', 'quokka-above').execute();
    await db.updateTable('tags').set({ title: 'Zonal' }).where('id', '=', tagId).execute();
    await db.updateTable('courses').set({ instructorName: 'Aud' }).where('productId', '=', id).execute();
    for (const q of ['photography', 'zonesystem', 'saether']) expect(await finds(q, id), q).toBe(false);
    for (const q of ['filming', 'zonal', 'aud']) expect(await finds(q, id), q).toBe(true);
    await db.deleteFrom('productTags').where('productId', '=', id).execute();
    await db.updateTable('products').set({ categoryId: null }).where('id', '=', id).execute();
    for (const q of ['zonal', 'filming']) expect(await finds(q, id), q).toBe(false);
    await db.deleteFrom('categories').where('slug', '=', 'quokka-below').execute();
    await db.deleteFrom('categories').where('slug', '=', 'quokka-above').execute();
  });

  test('a teacher who takes another name, and a language that changes', async () => {
    const id = await publish({ title: 'Ein Kind', teacher: 'Solveig Ek' });
    const { id: teacherId } = await db
      .insertInto('teachers')
      .values({ slug: 'solveig-ek', name: 'Solveig Ek' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.updateTable('courses').set({ teacherId }).where('productId', '=', id).execute();
    await db
      .updateTable('teachers')
      .set({ name: 'Solveig Quokkasson' })
      .where('id', '=', teacherId)
      .execute();
    expect(await finds('quokkasson', id)).toBe(true);
    expect(await finds('Kindern', id)).toBe(false);
    await db.updateTable('courses').set({ language: 'de' }).where('productId', '=', id).execute();
    expect(await finds('Kindern', id)).toBe(true);
  });
});

describe('one typo is forgiven in every script with letters', () => {
  test.each([
    ['Tyrannosaur', 'tyranosaur', 'tyrannosaur'],
    ['Каллиграфия', 'калиграфия', 'каллиграфия'],
    ['Καλλιγραφία', 'καλιγραφια', 'καλλιγραφια'],
    ['الكاليغرافيا', 'الكاليغرافا', 'الكاليغرافيا'],
    ['קליגרפיה', 'קליגרפה', 'קליגרפיה'],
    ['Bücherbinden', 'bücherbidnen', 'bucherbinden'],
    ['Քոլիգրաֆիա', 'քոլիգարֆիա', 'քոլիգրաֆիա'],
    ['Node.js', 'nodjes', 'nodejs'],
  ])('%s: %s', async (title, typed, corrected) => {
    const id = await publish({ title });
    const found = await find(typed);
    expect(found.corrected).toBe(corrected);
    expect(found.ids).toContain(id);
  });

  test('the nearest word first', async () => {
    await publish({ title: 'Bread' });
    await publish({ title: 'To brew' });
    expect((await find('bred')).corrected).toBe('bread');
    await publish({ title: 'Quolt and quilt' });
    expect((await find('qulit')).corrected).toBe('quilt');
  });

  test('only by words of published products', async () => {
    const id = await publish({ title: 'Tyrannosaur' });
    expect((await find('tyranosaur')).corrected).toBe('tyrannosaur');
    await db.updateTable('products').set({ status: 'archived' }).where('id', '=', id).execute();
    expect(await find('tyranosaur')).toMatchObject({ corrected: null, total: 0 });
    const draft = await publish({ title: 'Zzyzxing' });
    await db.updateTable('products').set({ status: 'draft' }).where('id', '=', draft).execute();
    expect((await find('zzyxing')).corrected).toBeNull();
  });

  test('and the rest of the search stays as it was typed', async () => {
    await publish({ title: 'C# tyrannosaur' });
    expect((await find('C# tyranosaur')).corrected).toBe('C# tyrannosaur');
  });
});
