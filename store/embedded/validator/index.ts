export { compileJsonSchema } from './jsonSchema.js';
