/** A batch as the command reads it. */
export interface ShownBatch {
  readonly number: string;
  readonly department: string;
  readonly state: string;
  readonly counts: {
    readonly rows: number;
    readonly accepted: number;
    readonly unchanged: number;
    readonly refused: number;
  };
  readonly totalRows: number | null;
  readonly finishedAt: string | null;
  readonly fault: { readonly row: number | null; readonly messageEnglish: string } | null;
}

export interface ShownUpload {
  readonly batch: ShownBatch;
  readonly upload: { readonly path: string } | null;
}

const BATCH = `number department state totalRows finishedAt
  counts { rows accepted unchanged refused } fault { row messageEnglish }`;

/** The operations that the command sends. @param domain of the field names, such as Government */
export function requestsOf(domain: string) {
  return {
    open: `mutation ($input: IntakeUploadInput!, $key: ID!) {
      opened: open${domain}Upload(input: $input, key: $key) { batch { ${BATCH} } upload { path } } }`,
    batch: `query ($number: ID!) { batch: intakeBatchOf${domain}(number: $number) { ${BATCH} } }`,
    errorFile: `query ($number: ID!) {
      batch: intakeBatchOf${domain}(number: $number) { errorFile { path } } }`,
  } as const;
}
