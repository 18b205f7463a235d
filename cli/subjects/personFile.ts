import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseRegionCode } from '../../schema/identifiers/regionCode';
import { parseResidentId } from '../../schema/identifiers/residentId';

const HEDONG = '120102';

/** Parses a value to its normal form. Identifier errors never quote a personal value. */
const identifier = (parse: (text: string) => string) =>
  z.string().transform((text, context) => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue((error as Error).message.replace(/\.$/, ''));
      return z.NEVER;
    }
  });
const text = (longest: number) =>
  z.string().trim().min(1, 'must not be empty').max(longest, `must be at most ${longest} long`);

const personSchema = z.strictObject({
  name: text(100),
  idNumber: identifier(parseResidentId),
  region: identifier(parseRegionCode).default(HEDONG),
  phone: text(40).nullable().default(null),
  address: text(200).nullable().default(null),
});

/** A natural person as input of the command. */
export type NewPerson = z.infer<typeof personSchema>;

/** @throws Error with one sentence for each fault; none quotes the content of the file */
export async function readPerson(file: string): Promise<NewPerson> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The file ${file} cannot be read.`);
  });
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    throw new Error(`The file ${file} does not contain JSON.`);
  }
  const read = personSchema.safeParse(json);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message, code }) =>
    code === 'unrecognized_keys'
      ? 'It has a field other than name, idNumber, region, phone and address.'
      : `${path.join('.') || 'The content'}: ${message}.`,
  );
  throw new Error(`The person in ${file} is not valid. ${faults.join(' ')}`);
}
