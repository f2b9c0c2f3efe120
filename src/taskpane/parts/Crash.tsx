/** The last resort: a fault of the pane is said plainly, and the sheet stays as it is. */
import { Component, type ReactNode } from 'react';
import { Button } from '@fluentui/react-components';
import { Notice } from './Notice';
import { TextsContext } from './texts';

interface CrashProps {
  readonly children: ReactNode;
}

export class Crash extends Component<CrashProps, { readonly crashed: boolean }> {
  static override contextType = TextsContext;
  declare context: React.ContextType<typeof TextsContext>;
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    const { t } = this.context;
    return (
      <Notice what={t('app.crashed.what')} todo={t('app.crashed.todo')}>
        <Button appearance="primary" onClick={() => this.setState({ crashed: false })}>
          {t('app.crashed.reload')}
        </Button>
      </Notice>
    );
  }
}
