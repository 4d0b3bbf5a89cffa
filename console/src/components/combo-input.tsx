import { useId, useMemo, useRef, useState } from 'react';
import classes from './cell.module.css';

export interface Option {
  readonly value: string;
  /** What stands in the input once it is taken: a number, a name. */
  readonly text: string;
  /** What it is called besides. */
  readonly label?: string;
}

const SHOWN = 8;
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Options whose text begins with what was typed, or in whose words all of its words occur. */
function matching(options: readonly Option[], typed: string): Option[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return options
    .filter(({ text, label = '' }) =>
      words.every((word) =>
        /^\d+$/.test(text)
          ? text.startsWith(word) || plain(label).includes(word)
          : plain(`${text} ${label}`).includes(word),
      ),
    )
    .slice(0, SHOWN);
}

/**
 * One of many by its number or by words of its name (combobox of the ARIA Authoring Practices). Enter takes the one marked
 * and goes on; arrows walk the list while it is open, and the grid while it is not.
 */
export function ComboInput({
  options,
  value,
  label,
  of,
  placeholder,
  cell,
  disabled = false,
  accept = () => undefined,
  note,
  onPick,
}: {
  options: readonly Option[];
  value: string;
  label: string;
  /** What the options are. */
  of: string;
  placeholder: string;
  /** Its place in the grid, for whoever moves the focus. */
  cell: string;
  disabled?: boolean;
  /** The value that something typed is of its own, though it is no option. */
  accept?: (typed: string) => string | undefined;
  /** Below the input; what the option is called besides when left out. */
  note?: string | undefined;
  onPick: (value: string) => void;
}) {
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [marked, setMarked] = useState(0);
  const found = useMemo(() => matching(options, typed ?? ''), [options, typed]);
  const open = typed !== undefined && found.length > 0;
  const known = options.find((option) => option.value === value);

  function pick(option: Option | undefined) {
    const taken = (typed && accept(typed.trim())) ?? option?.value ?? (typed?.trim() === '' ? '' : undefined);
    if (taken !== undefined) onPick(taken);
    setTyped(undefined);
    setMarked(0);
  }

  return (
    <div className={classes.combo}>
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
        value={typed ?? known?.text ?? value}
        placeholder={placeholder}
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
      <small>{note ?? known?.label}</small>
      <div id={list} role="listbox" aria-label={of} className={classes.list} hidden={!open}>
        {found.map((option, place) => (
          // The keyboard marks and takes options from the input, as a combobox has it.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={option.value}
            id={`${list}-${place}`}
            role="option"
            aria-selected={place === marked}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              onPick(option.value);
              setTyped(undefined);
            }}
          >
            <b>{option.text}</b> {option.label}
          </div>
        ))}
      </div>
    </div>
  );
}
