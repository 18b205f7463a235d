export { compileJsonSchema } from './jsonSchema';
