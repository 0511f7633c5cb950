/** The widths that pages can ask for, in pixels; a smaller picture has those up to its own, and its own. */
export const WIDTHS = [320, 640, 960, 1280, 1920] as const;
export const WIDEST = 1920;
