import { connectHost } from './host.ts';
import { Page } from './page.ts';
import { listenToReader } from './pointing.ts';

const host = connectHost((message) => page.receive(message));
const page = new Page(host);
listenToReader(page, host);
host.send({ kind: 'ready' });
