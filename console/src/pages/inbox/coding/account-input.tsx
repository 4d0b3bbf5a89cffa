import { useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceCoding } from '../../../api/coding.ts';
import { currentLanguage } from '../../../texts/texts.ts';
import classes from './coding-grid.module.css';

type Account = InvoiceCoding['accounts'][number];

const SHOWN = 8;
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Accounts whose number begins with what was typed, or whose name holds its words. */
function matching(accounts: readonly Account[], typed: string, language: 'fr' | 'en'): Account[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return accounts
    .filter(({ number, label }) =>
      words.every((word) => number.startsWith(word) || plain(label[language]).includes(word)),
    )
    .slice(0, SHOWN);
}

/**
 * An account by its number or by words of its name (combobox of the ARIA Authoring Practices). Enter takes the one marked
 * and goes on; arrows walk the list while it is open, and the grid while it is not.
 */
export function AccountInput({
  accounts,
  value,
  label,
  cell,
  disabled,
  onPick,
}: {
  accounts: readonly Account[];
  value: string;
  label: string;
  /** Its place in the grid, for whoever moves the focus. */
  cell: string;
  disabled: boolean;
  onPick: (account: string, deduction: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [marked, setMarked] = useState(0);
  const found = useMemo(() => matching(accounts, typed ?? '', language), [accounts, typed, language]);
  const open = typed !== undefined && found.length > 0;
  const known =
    accounts.find(({ number }) => number === value) ?? accounts.find(({ number }) => value.startsWith(number));

  function pick(account: Account | undefined) {
    // A number that goes on where a known one ends is a sub-account of the company's own.
    const own = typed && /^[26]\d{2,9}$/.test(typed.trim()) ? typed.trim() : undefined;
    const number = own ?? account?.number;
    if (number) onPick(number, (account ?? accounts.find((one) => number.startsWith(one.number)))?.deduction);
    setTyped(undefined);
    setMarked(0);
  }

  return (
    <div className={classes.account}>
      <input
        ref={input}
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${list}-${marked}` : undefined}
        aria-label={label}
        autoComplete="off"
        disabled={disabled}
        data-cell={cell}
        className={classes.input}
        value={typed ?? value}
        placeholder={t('coding.account')}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setMarked(0);
        }}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onBlur={() => pick(open ? found[marked] : undefined)}
        onKeyDown={(event) => {
          if (!open) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            event.stopPropagation();
            setMarked((marked + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            setTyped(undefined);
          } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) pick(found[marked]);
        }}
      />
      <small className={classes.name}>{known?.label[language]}</small>
      <div id={list} role="listbox" aria-label={t('coding.accounts')} className={classes.list} hidden={!open}>
        {found.map(({ number, label: name }, place) => (
          // The keyboard marks and takes options from the input, as a combobox has it.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={number}
            id={`${list}-${place}`}
            role="option"
            aria-selected={place === marked}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              onPick(number, found[place]?.deduction);
              setTyped(undefined);
            }}
          >
            <b>{number}</b> {name[language]}
          </div>
        ))}
      </div>
    </div>
  );
}
