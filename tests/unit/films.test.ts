import { describe, expect, test } from 'vitest';
import { webAddress } from '#lib/web-address.ts';
import { videoUrlField } from '#shop/products/kinds/course/edit-form.ts';
import { filmOf } from '#shop/products/kinds/course/film.ts';

/** As the form stores it and the page shows it. */
const shown = (typed: string) => filmOf(webAddress(videoUrlField.parse(typed)) ?? '');

describe('films, as teachers paste them', () => {
  test.each([
    ['https://youtu.be/dQw4w9WgXcQ', 'YouTube'],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90', 'YouTube'],
    ['https://youtube.com/shorts/dQw4w9WgXcQ', 'YouTube'],
    ['https://www.youtube.com/live/dQw4w9WgXcQ?feature=share', 'YouTube'],
    ['https://m.youtube.com/watch?v=dQw4w9WgXcQ', 'YouTube'],
    ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'YouTube'],
    ['https://vimeo.com/123456789/abcdef0123', 'Vimeo'],
    ['https://player.vimeo.com/video/123456789', 'Vimeo'],
    ['https://vimeo.com/123456789', 'Vimeo'],
    ['https://www.loom.com/share/0123456789abcdef', 'Loom'],
    ['https://loom.com/embed/0123456789abcdef', 'Loom'],
    ['https://drive.google.com/file/d/1AbC/view?usp=sharing', 'Google Drive'],
    ['https://drive.google.com/open?id=1AbC', 'Google Drive'],
    ['https://www.dropbox.com/scl/fo/abc/folder?rlkey=x&dl=0', 'Dropbox'],
    ['https://www.dropbox.com/scl/fi/abc/slides.pdf?rlkey=x&dl=0', 'Dropbox'],
    ['https://school.sharepoint.com/:v:/s/x/film.mp4?web=1', 'OneDrive'],
    ['https://github.com/ada/films', 'GitHub'],
    ['https://films.example.org/knots', 'films.example.org'],
    ['https://www.example.org/film.html', 'example.org'],
  ])('%s is a link to %s', (typed, where) => {
    expect(shown(typed)).toEqual({ kind: 'page', href: typed, where });
  });

  test.each([
    ['youtu.be/dQw4w9WgXcQ', 'https://youtu.be/dQw4w9WgXcQ'],
    ['www.youtube.com/watch?v=dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['vimeo.com/123456789', 'https://vimeo.com/123456789'],
    ['http://youtu.be/dQw4w9WgXcQ', 'https://youtu.be/dQw4w9WgXcQ'],
    [' \u200bhttps://youtu.be/x ', 'https://youtu.be/x'],
    ['/demo/film.webm', '/demo/film.webm'],
  ])('%j is stored as %s', (typed, stored) => expect(videoUrlField.parse(typed)).toBe(stored));

  test.each([
    'youtu.be',
    'film.mp4',
    'javascript:alert(1)',
    'my film',
    '//evil.example/x',
    'ftp://example.org/x.mp4',
  ])('%j is no address', (typed) => expect(videoUrlField.safeParse(typed).success).toBe(false));

  test.each([
    [
      'https://www.dropbox.com/scl/fi/abc/video.mp4?rlkey=k1&dl=0',
      'https://www.dropbox.com/scl/fi/abc/video.mp4?rlkey=k1&raw=1',
    ],
    ['https://www.dropbox.com/s/abc/Film%201.MP4?dl=0', 'https://www.dropbox.com/s/abc/Film%201.MP4?raw=1'],
    [
      'https://dropbox.com/scl/fi/abc/video.webm?raw=1&rlkey=k',
      'https://dropbox.com/scl/fi/abc/video.webm?raw=1&rlkey=k',
    ],
    [
      'https://github.com/ada/films/blob/main/x.mp4',
      'https://raw.githubusercontent.com/ada/films/main/x.mp4',
    ],
    [
      'https://github.com/ada/films/blob/v1/a/b%20c.webm?raw=true',
      'https://raw.githubusercontent.com/ada/films/v1/a/b%20c.webm',
    ],
    ['https://github.com/ada/films/raw/main/x.m4v', 'https://raw.githubusercontent.com/ada/films/main/x.m4v'],
    ['https://gitlab.com/ada/films/-/blob/main/x.mp4', 'https://gitlab.com/ada/films/-/raw/main/x.mp4'],
    ['https://archive.org/details/films/x.mp4', 'https://archive.org/download/films/x.mp4'],
    [
      'https://commons.wikimedia.org/wiki/File:Knot.webm',
      'https://commons.wikimedia.org/wiki/Special:FilePath/Knot.webm',
    ],
    ['https://cdn.example.org/a/x.mp4?token=1#t=5', 'https://cdn.example.org/a/x.mp4?token=1#t=5'],
  ])('%s plays from %s', (typed, src) => {
    const type = /webm/.test(src) ? 'video/webm' : 'video/mp4';
    expect(shown(typed)).toEqual({ kind: 'file', src, type, isOwn: false });
  });

  test('a file on the shop itself plays', () => {
    expect(shown('/demo/chain-stitch.webm')).toMatchObject({ kind: 'file', isOwn: true, type: 'video/webm' });
    expect(shown('/media/film.MP4?v=2')).toMatchObject({ kind: 'file', isOwn: true, type: 'video/mp4' });
    expect(shown('/pages/film')).toEqual({ kind: 'page', href: '/pages/film', where: null });
  });
});
