import { resolve } from 'node:path';

/**
 * The root of the repository, or of the image. A built file is one folder deeper than its source.
 */
export const ROOT = resolve(__dirname, __filename.endsWith('.ts') ? '..' : '../..');
