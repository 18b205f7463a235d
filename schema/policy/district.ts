/** The region of the district that the product serves (GB/T 2260): 天津市河东区. */
export const DISTRICT = '120102';
