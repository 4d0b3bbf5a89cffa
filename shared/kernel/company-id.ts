/**
 * An id of a company: part of every key, so without `#` and `/`. Not `group`, which stands for the group itself, and not
 * `constructor`, a name that every JavaScript object has already: ids are also names in maps.
 */
export const COMPANY_ID = /^(?!(?:group|constructor)$)[a-z0-9][a-z0-9-]{1,62}$/;
