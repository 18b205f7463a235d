import { join } from 'node:path';

/** What Node is given before a program of the product, as the scripts of `package.json` give it. */
export const PRELOAD = ['-r', join(__dirname, '../../process/typescript.cjs')];
