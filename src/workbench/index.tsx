/** The workbench page: the same tool where there is no Excel. */
import '../taskpane/without-eval';
import { createRoot } from 'react-dom/client';
import { Workbench } from './page/Workbench';
import './page/page.css';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Workbench />);
