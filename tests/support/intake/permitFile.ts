/** Headings of the national form of permits that the rows below fill in. */
export const PERMIT_HEADINGS =
  'XK_XDR_MC,XK_XDR_LB,XK_XDR_SHXYM,XK_XKWS,XK_WSH,XK_XKLB,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_XKJGDM,XK_ZT,XK_LYDW,XK_LYDWDM';

export interface NamedOrganization {
  readonly name: string;
  readonly uscc: string;
}

/** A permit of a company, granted and reported by one bureau. */
export interface PermitOfFile {
  readonly company: NamedOrganization;
  readonly bureau: NamedOrganization;
  readonly documentNumber: string;
  readonly decided: string;
}

/** The row of a CSV file under PERMIT_HEADINGS. */
export function permitLine({ company, bureau, documentNumber, decided }: PermitOfFile): string {
  const by = [bureau.name, bureau.uscc];
  return [
    ...[company.name, '法人及非法人组织', company.uscc, '准予行政许可决定书'],
    ...[documentNumber, '普通', '食品销售', decided, decided, '2099-12-31'],
    ...[...by, '1', ...by],
  ].join(',');
}
