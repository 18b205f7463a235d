/** Number of items in a page of a list when the caller requests no number. */
export const DEFAULT_PAGE_SIZE = 20;

/** Maximum number of items in one page. */
export const MAX_PAGE_SIZE = 100;
