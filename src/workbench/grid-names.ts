/** Names and roles for the grid's own controls, which bring none: screen readers and keyboards need them. */
import type { Language } from '../locales';

interface Repair {
  readonly selector: string;
  /** Null removes the attribute. */
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly label?: Readonly<Record<Language, string>>;
}

const name = (zh: string, en: string): Readonly<Record<Language, string>> => ({ 'zh-CN': zh, 'en-US': en });

const REPAIRS: readonly Repair[] = [
  { selector: 'canvas[tabindex="1"]', attributes: { tabindex: '-1' } },
  {
    selector: 'canvas[id^="univer-sheet-main"]',
    attributes: { tabindex: '0' },
    label: name('表格，用方向键移动', 'Sheet; move with the arrow keys'),
  },
  { selector: 'input[type="text"]', attributes: {}, label: name('单元格地址', 'Cell address') },
  {
    selector: 'a[data-slot="popover-trigger"], a[role="button"]',
    attributes: { role: 'button', tabindex: '-1' },
    label: name('显示比例', 'Zoom'),
  },
  // The arrow inside is the button; the frame around it only says so too.
  {
    selector: 'div[data-slot="dropdown-menu-trigger"]',
    attributes: { role: null, 'aria-haspopup': null, 'aria-expanded': null },
  },
  {
    selector: '[data-u-comp^="sheet-bar"] button, button[data-u-comp^="sheet-bar"]',
    attributes: {},
    label: name('工作表列表', 'List of sheets'),
  },
  {
    selector: '[data-u-command="sheet.command.toggle-gridlines"]',
    attributes: {},
    label: name('显示或隐藏网格线', 'Show or hide gridlines'),
  },
  { selector: '[role="track"], button[role="handle"]', attributes: { role: null } },
  { selector: 'button:not([aria-label])', attributes: {}, label: name('显示比例', 'Zoom') },
];

/** Keeps the controls inside the element named, whenever the grid draws new ones. */
export class GridNames {
  private language: Language = 'zh-CN';
  private readonly observer = new MutationObserver(() => this.repair());

  constructor(private readonly container: HTMLElement) {
    this.observer.observe(container, { childList: true, subtree: true });
    this.repair();
  }

  speak(language: Language): void {
    this.language = language;
    this.repair();
  }

  close(): void {
    this.observer.disconnect();
  }

  private repair(): void {
    for (const { selector, attributes, label } of REPAIRS) {
      for (const element of this.container.querySelectorAll(selector)) {
        for (const [attribute, value] of Object.entries(attributes)) {
          if (value === null) element.removeAttribute(attribute);
          else if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
        }
        const named = element.textContent?.trim() !== '' && element.tagName === 'BUTTON';
        if (label !== undefined && !named) element.setAttribute('aria-label', label[this.language]);
      }
    }
  }
}
