// Loaded before the program and before each of its threads and processes: writes down every address that
// anything tries to reach, one line each, to the file named by SOCKET_LOG.
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import net from "node:net";

const log = process.env["SOCKET_LOG"];
const note = (kind, target) => {
  if (log) appendFileSync(log, `${kind} ${target}\n`);
};

const connect = Reflect.get(net.Socket.prototype, "connect");
net.Socket.prototype.connect = function (...values) {
  const [first] = Array.isArray(values[0]) ? values[0] : values;
  const options = typeof first === "object" ? first : { port: first, host: values[1] };
  // Pipes to our own processes have a path or a descriptor and no port.
  if (options?.port !== undefined) note("connect", `${options.host ?? "localhost"}:${options.port}`);
  return connect.apply(this, values);
};

for (const owner of [dns, dns.promises])
  for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) {
    const original = owner[name];
    owner[name] = function (host, ...rest) {
      note("lookup", host);
      return original.call(this, host, ...rest);
    };
  }

const send = Reflect.get(dgram.Socket.prototype, "send");
dgram.Socket.prototype.send = function (...values) {
  note("datagram", values.filter((value) => typeof value === "string").join(" "));
  return send.apply(this, values);
};
note("watching", String(process.pid));
