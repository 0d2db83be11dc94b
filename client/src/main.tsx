import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/tokens.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { preloadCanvas } from './app/preloadCanvas.ts';

preloadCanvas(location.pathname);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element "root".');
createRoot(root).render(<App />);
