import 'slack-blocks-to-jsx/dist/style.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/messages.css';
import './styles/blocks.css';
import './styles/forms.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
