import type { Sentence } from '#messages/sentence.ts';

/** What was done to files and pictures, by the action of an audit entry. */
export const mediaActionLabels: Readonly<Record<string, Sentence>> = {
  'media.upload': 'Picture uploaded',
  'media.describe': 'Alternative text changed',
  'media.delete': 'Uploaded file deleted',
  'media.focus': 'Focal point moved',
  'media.replace': 'Picture replaced',
};

export const mediaFieldLabels: Readonly<Record<string, Sentence>> = {
  alternative_text: 'Alternative text',
  focal_point: 'Focal point',
  picture_added: 'Picture added',
  picture_removed: 'Picture removed',
  picture_order: 'Order of the pictures',
};
