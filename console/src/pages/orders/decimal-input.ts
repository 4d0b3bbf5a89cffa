/** What a person typed as a decimal, as the API takes it: a comma is a point, spaces between thousands go. */
export const asDecimal = (typed: string): string => typed.replaceAll(/[\s\u202f\u00a0]/g, '').replace(',', '.');
