/** The table of many files: heads that sort, rows that open, drawn only where it is looked at. */
import { useLayoutEffect, useRef } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PageKey, PageTexts } from '../texts';
import { ManyRowCells } from './ManyRowCells';
import { RowChunk } from './RowChunk';
import type { ManyRow, SortKey, Sorting } from './rows';

interface Column {
  readonly key: SortKey;
  readonly label: PageKey;
  readonly width: string;
  readonly number: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: 'path', label: 'columnFile', width: '26%', number: false },
  { key: 'project', label: 'columnProject', width: '28%', number: false },
  { key: 'unit', label: 'columnUnit', width: '20%', number: false },
  { key: 'verdict', label: 'columnVerdict', width: '118px', number: false },
  { key: 'red', label: 'columnRed', width: '56px', number: true },
  { key: 'yellow', label: 'columnYellow', width: '56px', number: true },
  { key: 'blue', label: 'columnBlue', width: '56px', number: true },
  { key: 'total', label: 'columnTotal', width: '110px', number: true },
];

const CHUNK = 50;
const ROW_HEIGHT = 44;

const useStyles = makeStyles({
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  table: {
    width: '100%',
    minWidth: '820px',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    padding: 0,
    textAlign: 'left',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  number: { textAlign: 'right' },
  sort: {
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    border: 'none',
    cursor: 'pointer',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'inherit',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  first: { paddingLeft: tokens.spacingHorizontalM },
  last: { paddingRight: tokens.spacingHorizontalM },
});

export interface ManyTableProps {
  readonly t: PageTexts;
  readonly rows: readonly ManyRow[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly onOpen: (row: ManyRow) => void;
  /** The list keeps its place while a file is looked at. */
  readonly hidden: boolean;
  /** Shown in place of rows when there are none. */
  readonly empty: React.ReactNode;
}

export function ManyTable({ t, rows, sorting, onSort, onOpen, hidden, empty }: ManyTableProps): React.JSX.Element {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const top = useRef(0);
  const opened = useRef<string | null>(null);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (hidden || element === null) return;
    element.scrollTop = top.current;
    if (opened.current === null) return;
    element.querySelector<HTMLElement>(`[data-row="${opened.current}"]`)?.focus({ preventScroll: true });
    opened.current = null;
  }, [hidden]);

  const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_chunk, index) => index * CHUNK);
  return (
    // What scrolls must be reachable by keyboard.
    <div
      ref={scroller}
      className={styles.scroll}
      tabIndex={0}
      role="region"
      aria-label={t('openMany')}
      onScroll={({ currentTarget }) => {
        if (!hidden) top.current = currentTarget.scrollTop;
      }}
    >
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <colgroup>
          {COLUMNS.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map(({ key, label, number }, index) => (
              <th
                key={key}
                scope="col"
                className={mergeClasses(styles.head, number && styles.number)}
                aria-sort={sorting.key !== key ? 'none' : sorting.down ? 'descending' : 'ascending'}
              >
                <button
                  type="button"
                  className={mergeClasses(
                    styles.sort,
                    index === 0 && styles.first,
                    index === COLUMNS.length - 1 && styles.last,
                  )}
                  onClick={() => onSort({ key, down: sorting.key === key ? !sorting.down : number })}
                >
                  {t(label)}
                  <span aria-hidden="true">{sorting.key === key ? (sorting.down ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {chunks.map((first) => {
          const part = rows.slice(first, first + CHUNK);
          return (
            <RowChunk
              key={first}
              scroller={scroller}
              hidden={hidden}
              guess={part.length * ROW_HEIGHT}
              columns={COLUMNS.length}
            >
              {() =>
                part.map((row, index) => (
                  <tr key={row.id} aria-rowindex={first + index + 2}>
                    <ManyRowCells
                      t={t}
                      row={row}
                      onOpen={(chosen) => {
                        opened.current = chosen.id;
                        onOpen(chosen);
                      }}
                    />
                  </tr>
                ))
              }
            </RowChunk>
          );
        })}
      </table>
      {rows.length === 0 && empty}
    </div>
  );
}
