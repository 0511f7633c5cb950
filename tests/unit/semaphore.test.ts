import { describe, expect, test } from 'vitest';
import { createSemaphore } from '#lib/semaphore.ts';

describe('a semaphore', () => {
  test('lets no more through at a time than it has places, and all in the end', async () => {
    const limited = createSemaphore('test', 3, 5_000);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const work = (i: number) => async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(i);
      inside--;
    };
    await Promise.all(Array.from({ length: 50 }, (_, i) => limited(work(i))));
    expect(most).toBe(3);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('turns away who waited too long, and is free again after a failure', async () => {
    const limited = createSemaphore('test', 1, 20);
    let release = () => {};
    const held = limited(() => new Promise<void>((resolve) => (release = resolve)));
    await expect(limited(async () => 'late')).rejects.toMatchObject({ name: 'Unavailable' });
    release();
    await held;
    await expect(
      limited(async () => {
        throw new Error('a bug');
      }),
    ).rejects.toThrow('a bug');
    expect(await limited(async () => 'in')).toBe('in');
  });
});
