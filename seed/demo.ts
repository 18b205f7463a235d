import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEPARTMENTS } from '../schema/policy/departments';
import { demoConsents, testConsentId, type DemoConsents } from './consents';
import { organizationId, organizationRef } from './organizations';
import { personId, personOf, personRef } from './people';
import type { Plan } from './plan';
import { DEFAULTER } from './spotlight';
import { testPersons, type TestPerson } from './testPersons';

/**
 * The demo subjects, by what they demonstrate, and the consents of `person` and `organization` to
 * the demo bank: granted and pending. All values except the codes are opaque ids.
 */
export interface Demo extends DemoConsents {
  /** A doctor with records of many kinds, who represents `organization`. */
  readonly person: string;
  readonly organization: string;
  readonly uscc: string;
  /** A company with records in all five domains: the same as `organization`. */
  readonly company: string;
  readonly companyName: string;
  readonly lawFirm: string;
  readonly lawFirmUscc: string;
  readonly lawyer: string;
  readonly teacher: string;
  /** A company on the list of judgment defaulters. */
  readonly defaulter: string;
  readonly defaulterUscc: string;
  readonly departments: readonly string[];
  /** Fifty organisations, for operations on many subjects. */
  readonly fifty: readonly string[];
  /** The persons who can log in; the test persons of the demo partner with their consents. */
  readonly persons: readonly DemoPerson[];
}

/** A person who can log in, and what they demonstrate. */
type DemoPerson = Pick<TestPerson, 'id' | 'name' | 'chinese' | 'english'> &
  Partial<Pick<TestPerson, 'idNumber' | 'answer'>> & { readonly consent?: string };

/** The demonstration subjects of a dataset, computed from its plan. */
export function demoOf(plan: Plan): Demo {
  const company = organizationRef(plan, 'company', 0);
  const lawFirm = organizationRef(plan, 'lawFirm', 0);
  const defaulter = organizationRef(plan, 'company', DEFAULTER);
  const many = Math.min(50, plan.organizations.company);
  const person = personRef(plan, personOf(plan, 'doctor', 0));
  return {
    person: person.id,
    organization: company.id,
    uscc: company.uscc,
    company: company.id,
    companyName: company.name,
    lawFirm: lawFirm.id,
    lawFirmUscc: lawFirm.uscc,
    lawyer: personId(plan, personOf(plan, 'lawyer', 0)),
    teacher: personId(plan, personOf(plan, 'teacher', 0)),
    defaulter: defaulter.id,
    defaulterUscc: defaulter.uscc,
    departments: DEPARTMENTS.map(({ id }) => id),
    ...demoConsents(plan),
    fifty: Array.from({ length: many }, (_, index) => organizationId(plan, 'company', index)),
    persons: [
      {
        id: person.id,
        name: person.name,
        chinese: '医生，代表一家企业。',
        english: 'A doctor who represents a company.',
      },
      ...testPersons(plan).map((each, index) => {
        const consent = testConsentId(plan, index, each.answer);
        return { ...each, ...(consent !== null && { consent }) };
      }),
    ],
  };
}

/** Writes demo.json into a folder, atomically. */
export async function writeDemo(plan: Plan, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'demo.json');
  await writeFile(`${file}.new`, `${JSON.stringify(demoOf(plan), null, 2)}\n`);
  await rename(`${file}.new`, file);
}
