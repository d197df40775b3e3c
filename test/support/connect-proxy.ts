import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";

export interface ConnectProxy {
  readonly url: string;
  /** `host:port` of every tunnel asked for. */
  readonly asked: readonly string[];
  close(): void;
}

/** A proxy on loopback that leads every tunnel, whatever its host, to `target` (`http://host:port`). */
export async function startConnectProxy(target: string): Promise<ConnectProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on("connect", (request, client) => {
    asked.push(request.url ?? "");
    const server = connect(Number(targetPort), hostname, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      server.pipe(client).pipe(server);
    });
    for (const socket of [server, client]) socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
