/** The comment of database commands that belong to no request; they are not counted with those. */
export const BACKGROUND = 'background';
