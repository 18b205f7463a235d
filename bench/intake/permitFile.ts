import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { organizationRef } from '../../seed/organizations';
import type { Plan } from '../../seed/plan';

/** The department that decides on the permits. */
export interface Authority {
  readonly name: string;
  readonly uscc: string;
}

const HEADINGS =
  'XK_XDR_MC,XK_XDR_LB,XK_XDR_SHXYM,XK_XKWS,XK_WSH,XK_XKLB,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_XKJGDM,XK_ZT,XK_LYDW,XK_LYDWDM';
/** Rows per write, so that a large file is not written line by line. */
const BLOCK_ROWS = 1000;

/** Permits of consecutive numbers, whose subjects are the companies of the dataset in turn. */
export interface PermitFile {
  readonly plan: Plan;
  readonly authority: Authority;
  readonly first: number;
  readonly rows: number;
}

/** Writes a CSV with the headings of the national form. */
export async function writePermitFile(path: string, file: PermitFile): Promise<void> {
  await pipeline(Readable.from(blocks(file)), createWriteStream(path));
}

function* blocks({ plan, authority, first, rows }: PermitFile): Generator<string> {
  const { today, organizations } = plan;
  const year = today.slice(0, 4);
  const by = `${authority.name},${authority.uscc}`;
  yield `${HEADINGS}\r\n`;
  for (let index = 0; index < rows; index += BLOCK_ROWS) {
    const lines = Array.from({ length: Math.min(BLOCK_ROWS, rows - index) }, (_, i) => {
      const number = first + index + i;
      const { name, uscc } = organizationRef(plan, 'company', number % organizations.company);
      return `${name},法人及非法人组织,${uscc},准予行政许可决定书,津河东市监许测〔${year}〕${number}号,普通,食品销售,${today},${today},2099-12-31,${by},1,${by}\r\n`;
    });
    yield lines.join('');
  }
}
