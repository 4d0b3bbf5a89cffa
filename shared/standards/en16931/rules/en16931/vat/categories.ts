import type { Text } from '../../rule.ts';
import type { Category } from '../ubl.ts';

/** What each VAT category is called (UNTDID 5305) and how the rules of its family are numbered. */
export const FAMILIES: Record<Category, { readonly prefix: string } & Text> = {
  S: { prefix: 'BR-S', fr: 'taux normal ou réduit (S)', en: 'standard or reduced rate (S)' },
  Z: { prefix: 'BR-Z', fr: 'taux zéro (Z)', en: 'zero rate (Z)' },
  E: { prefix: 'BR-E', fr: 'exonéré de TVA (E)', en: 'exempt from VAT (E)' },
  AE: { prefix: 'BR-AE', fr: 'autoliquidation (AE)', en: 'reverse charge (AE)' },
  K: { prefix: 'BR-IC', fr: 'livraison intracommunautaire (K)', en: 'intra-Community supply (K)' },
  G: { prefix: 'BR-G', fr: "exportation hors de l'Union (G)", en: 'export outside the Union (G)' },
  O: { prefix: 'BR-O', fr: 'hors du champ de la TVA (O)', en: 'not subject to VAT (O)' },
  L: { prefix: 'BR-AF', fr: 'IGIC, îles Canaries (L)', en: 'IGIC, Canary Islands (L)' },
  M: { prefix: 'BR-AG', fr: 'IPSI, Ceuta et Melilla (M)', en: 'IPSI, Ceuta and Melilla (M)' },
};
