import type { Page } from '@playwright/test';

/** What a page did that it must not: errors on the console, exceptions, requests that leave the machine. */
export function watchPage(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  const { host } = new URL(origin);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  const isOwn = (url: string): boolean => /^(?:data|blob|about):/.test(url) || new URL(url).host === host;
  page.on('request', (request) => {
    if (!isOwn(request.url())) complaints.push(`request: ${request.url()}`);
  });
  page.on('websocket', (socket) => {
    if (!isOwn(socket.url())) complaints.push(`socket: ${socket.url()}`);
  });
  return complaints;
}
