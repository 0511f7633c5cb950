import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '#lib/markdown.ts';

/** The markup without line breaks between blocks. */
const html = (text: string) => renderMarkdown(text).replace(/>\n+</g, '><').trim();

describe('Markdown as people paste it', () => {
  test.each([
    ['H~2~O', '<p>H~2~O</p>'],
    ['CO~2~ in ~100 l', '<p>CO~2~ in ~100 l</p>'],
    ['~single~ stays', '<p>~single~ stays</p>'],
    ['~~double~~ strikes', '<p><del>double</del> strikes</p>'],
    ['~~two words~~, ~one~', '<p><del>two words</del>, ~one~</p>'],
    ['~~~\ncode\n~~~', '<pre><code>code\n</code></pre>'],
  ])('tildes: %j', (text, expected) => expect(html(text)).toBe(expected));

  test.each([
    ['**「書道」**です', '<p><strong>「書道」</strong>です</p>'],
    ['これは**「書道（しょどう）」**と言う', '<p>これは<strong>「書道（しょどう）」</strong>と言う</p>'],
    ['*「墨」*を磨る', '<p><em>「墨」</em>を磨る</p>'],
    ['中文**“引号”**中文', '<p>中文<strong>“引号”</strong>中文</p>'],
    ['请看**注意：**下一步', '<p>请看<strong>注意：</strong>下一步</p>'],
    ['**강조(주석)**은 이렇게', '<p><strong>강조(주석)</strong>은 이렇게</p>'],
    ['**plain** and *this*', '<p><strong>plain</strong> and <em>this</em></p>'],
    ['a ** b 「c** d', '<p>a ** b 「c** d</p>'],
    ['`**「a」**は`', '<p><code>**「a」**は</code></p>'],
  ])('emphasis beside Chinese, Japanese and Korean: %j', (text, expected) =>
    expect(html(text)).toBe(expected),
  );

  test.each([
    ['- [x] done\n- [ ] open', '<ul><li class="task">☑ done</li><li class="task">☐ open</li></ul>'],
    ['1. [X] **first**', '<ol><li class="task">☑ <strong>first</strong></li></ol>'],
    ['- [x] a\n  - [ ] b', '<ul><li class="task">☑ a<ul><li class="task">☐ b</li></ul></li></ul>'],
    ['- plain', '<ul><li>plain</li></ul>'],
  ])('task lists keep their boxes: %j', (text, expected) => expect(html(text)).toBe(expected));

  test.each([
    [
      '| a | b |\n|:-:|--:|\n| 1 | 2 |',
      ['<th class="at-center">a', '<th class="at-right">b', '<td class="at-right">2'],
    ],
    ['| a |\n|:--|\n| 1 |', ['<th>a', '<td>1']],
    [
      '<table><tr><td align="right" style="x">1</td><td align="evil">2</td></tr></table>',
      ['<td class="at-right">1', '<td>2'],
    ],
  ])('tables keep their alignment: %j', (text, parts) => {
    for (const part of parts) expect(html(text)).toContain(part);
  });

  test('headings of six levels; the first is the page’s own', () => {
    const text = [1, 2, 3, 4, 5, 6].map((level) => `${'#'.repeat(level)} ${level}`).join('\n');
    expect(html(text)).toBe('<h2>1</h2><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5><h6>6</h6>');
  });

  test.each([
    [
      '<details>\n<summary>More</summary>\n\n**inside**\n\n</details>',
      '<details><summary>More</summary><p><strong>inside</strong></p></details>',
    ],
    ['<details open><summary>x</summary>y</details>', '<details open><summary>x</summary>y</details>'],
    [
      '<details ontoggle="alert(1)"><summary onclick="x()">x</summary></details>',
      '<details><summary>x</summary></details>',
    ],
  ])('what folds: %j', (text, expected) => expect(html(text)).toBe(expected));

  test.each([
    ['![a](https://example.com/a.png)', /^<p><img src="https:\/\/example\.com\/a\.png" alt="a" \/><\/p>$/],
    ['![a](/media/a.png)', /^<p><img src="\/media\/a\.png" alt="a" \/><\/p>$/],
    ['![a](http://example.com/a.png)', /\[a: Picture not shown\. .*http:\/\/.*https:\/\/\./],
    ['![](http://example.com/a.png)', /\[Picture not shown\. .*http:\/\//],
    ['![a](data:image/png;base64,AAAA)', /\[a: Picture not shown\. It was pasted as data/],
    [
      '<img src="data:image/png;base64,AAAA" alt="<i>">',
      /\[&lt;i&gt;: Picture not shown\. It was pasted as data/,
    ],
    ['![a](Untitled%201.png)', /a file on someone’s computer/],
    ['![a](file:///C:/a.png)', /a file on someone’s computer/],
    ['<img alt="a">', /It has no address/],
  ])('pictures: %j', (text, expected) => {
    expect(html(text)).toMatch(expected);
    expect(html(text).includes('<img')).toBe(!html(text).includes('not shown'));
  });

  test.each([
    ['a[^1]\n\n[^1]: A note.', /a\[\^1\].*\[\^1\]: A note\./s],
    ['a[^1]\n\n[^1]: https://example.com', /a\[\^1\].*\[\^1\]: <a href="https:\/\/example\.com"/s],
    ['[^n]: one', /\[\^n\]: one/],
  ])('footnotes are text: %j', (text, expected) => expect(html(text)).toMatch(expected));

  test.each([
    [
      'https://en.wikipedia.org/wiki/Ink_(pen)?a=1&b=2.',
      'https://en.wikipedia.org/wiki/Ink_(pen)?a=1&amp;b=2',
    ],
    ['(https://example.com/c_(d))', 'https://example.com/c_(d)'],
    ['<https://example.com/?a&b>', 'https://example.com/?a&amp;b'],
  ])('bare links: %j', (text, address) =>
    expect(html(text)).toContain(`<a href="${address}" rel="nofollow noopener">${address}</a>`),
  );

  test.each([
    ['“smart” ‘quotes’ – and …', '<p>“smart” ‘quotes’ – and …</p>'],
    ['a\u00a0b', '<p>a\u00a0b</p>'],
    ['a\r\nb\r\n\r\nc', '<p>a\nb</p><p>c</p>'],
    ['\tcode', '<pre><code>code\n</code></pre>'],
  ])('what word processors leave: %j', (text, expected) => expect(html(text)).toBe(expected));

  test.each([
    ['a block with a language', '```python\n', '__init__ ** kwargs * snake_case ~~ `tick` ', '\n```'],
    ['a block in a list', '- item\n\n  ```\n  ', 'snake_case * ** ', '\n  ```'],
    ['an indented block', 'text\n\n    ', '_a_ *b* ', ''],
    ['code between backticks', '', '`snake_case` and `**kwargs` ', ''],
  ])('code with thousands of marks stays as it is, and is fast: %s', (_, before, part, after) => {
    const start = process.threadCpuUsage();
    const shown = html(before + part.repeat(1_200) + after);
    const { user, system } = process.threadCpuUsage(start);
    expect(shown).not.toContain('\\');
    expect(shown).not.toMatch(/<(?:em|strong|del)>/);
    expect(shown.split(part.replaceAll('`', '').trim().split(' ')[0] ?? '').length).toBeGreaterThan(1_200);
    // Microseconds of this thread's own work: a busy machine does not count.
    expect(user + system).toBeLessThan(4_000_000);
  });
});
