import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { ROOT } from './root';

// The first import of a program or thread that loads much: from Node 22.1 on, V8 stores the code it
// compiles and reads it at the next start. Where the folder cannot be written, as in an image, Node
// compiles as it does without the cache.
const { enableCompileCache } = nodeModule as {
  enableCompileCache?: (folder: string) => unknown;
};
enableCompileCache?.(join(ROOT, 'node_modules/.cache/compile'));
