import { expect, test } from 'vitest';
import { fullPlaceText } from '#shop/products/kinds/event/date-texts.ts';

const place = {
  isOnline: false,
  onlineUrl: null,
  placeName: 'The Blue Room',
  placeCity: 'Hamburg',
  directions: '',
};

test.each([
  ['Kai 3\n20457 Hamburg', 'The Blue Room, Hamburg, Kai 3, 20457 Hamburg'],
  ['Kai 3', 'The Blue Room, Hamburg, Kai 3'],
  ['', 'The Blue Room, Hamburg'],
])('the address %j is said in one line', (placeAddress, text) => {
  expect(fullPlaceText({ ...place, placeAddress })).toBe(text);
});
