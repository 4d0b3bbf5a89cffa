const KEY = 'coulisses.company';

/** The company a person worked in last, in this browser. */
export const lastCompany = {
  read: () => localStorage.getItem(KEY),
  keep: (companyId: string) => localStorage.setItem(KEY, companyId),
};
