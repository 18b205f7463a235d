/** Items of a page of a list, where the caller asks for no number. */
export const DEFAULT_PAGE_SIZE = 20;

/** The most items of one page. */
export const MAX_PAGE_SIZE = 100;
