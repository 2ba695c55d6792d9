// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/basemap/tilefetcher.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <algorithm>
#include <optional>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::BaseMap)
};

constexpr int kMostRedirects = 3;

bool mayBeAsked(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

/// Host only: what follows may hold a key.
QString shownAddress(const QUrl &url)
{
    return url.host();
}

} // namespace

struct TileFetcher::Private
{
    struct Request
    {
        quint64 id;
        QUrl url;
        Then then;
        QNetworkReply *reply = nullptr;
        QByteArray body;
        std::optional<Error> refused; ///< why we broke off
    };

    explicit Private(TileFetcher *fetcher)
        : owner(fetcher)
        , network(new QNetworkAccessManager(fetcher))
    {}

    void begin();
    void start(Request &request);
    void ended(QNetworkReply *reply);
    Request *find(const QNetworkReply *reply);

    TileFetcher *owner;
    QNetworkAccessManager *network;
    Options options;
    std::deque<std::unique_ptr<Request>> queue;
    std::vector<std::unique_ptr<Request>> running;
    quint64 nextId = 1;
};

TileFetcher::TileFetcher(QObject *parent)
    : TileFetcher(Options(), parent)
{}

TileFetcher::TileFetcher(const Options &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    d->options = options;
    d->network->setAutoDeleteReplies(false);
}

TileFetcher::~TileFetcher()
{
    d->queue.clear();
    for (const auto &request : d->running) {
        disconnect(request->reply, nullptr, this, nullptr);
        request->reply->abort();
        delete request->reply;
    }
}

int TileFetcher::waiting() const
{
    return static_cast<int>(d->queue.size() + d->running.size());
}

quint64 TileFetcher::fetch(const QUrl &url, Then then)
{
    auto request = std::make_unique<Private::Request>();
    request->id = d->nextId++;
    request->url = url;
    request->then = std::move(then);
    const quint64 id = request->id;
    d->queue.push_back(std::move(request));
    QMetaObject::invokeMethod(
        this, [this] { d->begin(); }, Qt::QueuedConnection);
    return id;
}

void TileFetcher::cancel(quint64 id)
{
    std::erase_if(d->queue, [id](const auto &request) { return request->id == id; });
    const auto found =
        std::ranges::find_if(d->running, [id](const auto &request) { return request->id == id; });
    if (found == d->running.end())
        return;
    QNetworkReply *reply = (*found)->reply;
    d->running.erase(found);
    disconnect(reply, nullptr, this, nullptr);
    reply->abort();
    reply->deleteLater();
    d->begin();
}

void TileFetcher::Private::begin()
{
    while (!queue.empty() && static_cast<int>(running.size()) < options.atOnce) {
        std::unique_ptr<Request> request = std::move(queue.front());
        queue.pop_front();
        if (!mayBeAsked(request->url)) {
            request->then(fail(ErrorCode::InvalidArgument,
                               Tr::tr("Only http:// and https:// addresses can be base maps.")));
            continue;
        }
        start(*request);
        running.push_back(std::move(request));
    }
}

TileFetcher::Private::Request *TileFetcher::Private::find(const QNetworkReply *reply)
{
    const auto found =
        std::ranges::find_if(running, [reply](const auto &request) { return request->reply == reply; });
    return found == running.end() ? nullptr : found->get();
}

void TileFetcher::Private::start(Request &request)
{
    QNetworkRequest ask(request.url);
    ask.setHeader(QNetworkRequest::UserAgentHeader,
                  QStringLiteral("DoThi/%1").arg(QCoreApplication::applicationVersion()));
    ask.setRawHeader("Accept", "image/png,image/jpeg,image/webp,*/*;q=0.1");
    // Qt asks before each redirect, so that none leads to a file or out of https.
    ask.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    ask.setMaximumRedirectsAllowed(kMostRedirects);
    ask.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    ask.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    ask.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    ask.setDecompressedSafetyCheckThreshold(options.mostBytes);
    request.reply = network->get(ask);
    request.reply->setReadBufferSize(options.mostBytes + 1);
    QNetworkReply *reply = request.reply;
    // Qt's own timeout starts again with every byte; a server that drips would be waited for all day.
    QTimer::singleShot(options.timeoutMs, reply, [this, reply] {
        if (Request *late = find(reply)) {
            late->refused = Error(ErrorCode::Network,
                                  Tr::tr("The server “%1” takes too long.").arg(shownAddress(late->url)));
            reply->abort();
        }
    });
    QObject::connect(reply, &QNetworkReply::readyRead, owner, [this, reply] {
        Request *reading = find(reply);
        if (!reading)
            return;
        reading->body += reply->read(options.mostBytes + 1 - reading->body.size());
        if (reading->body.size() > options.mostBytes) {
            reading->refused =
                Error(ErrorCode::InvalidData, Tr::tr("The server sent more than a tile may hold."));
            reply->abort();
        }
    });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, owner, [this, reply] {
        Request *reading = find(reply);
        bool known = false;
        const qint64 length = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong(&known);
        if (reading && !reading->refused && known && length > options.mostBytes) {
            reading->refused =
                Error(ErrorCode::InvalidData, Tr::tr("The server sent more than a tile may hold."));
            reply->abort();
        }
    });
    QObject::connect(reply, &QNetworkReply::finished, owner, [this, reply] { ended(reply); });
}

void TileFetcher::Private::ended(QNetworkReply *reply)
{
    const auto found =
        std::ranges::find_if(running, [reply](const auto &request) { return request->reply == reply; });
    if (found == running.end())
        return;
    const std::unique_ptr<Request> request = std::move(*found);
    running.erase(found);
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!request->refused && reply->error() == QNetworkReply::NoError && status == 200) {
        request->body += reply->read(options.mostBytes + 1 - request->body.size());
        if (request->body.size() > options.mostBytes)
            request->refused =
                Error(ErrorCode::InvalidData, Tr::tr("The server sent more than a tile may hold."));
    }
    begin();
    // From here on nothing of this object is touched: the answer may be its end.
    if (request->refused) {
        request->then(fail(std::move(*request->refused)));
    } else if (status == 404 || status == 410 || status == 204) {
        request->then(fail(ErrorCode::NotFound, Tr::tr("The server has no such tile.")));
    } else if (status == 401 || status == 403) {
        request->then(fail(
            Error(ErrorCode::Network,
                  Tr::tr("The server “%1” refuses access (%2).").arg(shownAddress(request->url)).arg(status))
                .withAdvice(Tr::tr("See whether the address needs a key."))));
    } else if (reply->error() == QNetworkReply::NoError && status == 200) {
        request->then(std::move(request->body));
    } else if (reply->error() == QNetworkReply::InsecureRedirectError ||
               reply->error() == QNetworkReply::TooManyRedirectsError ||
               reply->error() == QNetworkReply::ProtocolUnknownError ||
               reply->error() == QNetworkReply::ProtocolInvalidOperationError) {
        request->then(fail(ErrorCode::Network, Tr::tr("The server “%1” leads to an address that is not "
                                                      "followed.")
                                                   .arg(shownAddress(request->url))));
    } else if (status >= 400) {
        request->then(fail(
            ErrorCode::Network,
            Tr::tr("The server “%1” answers with error %2.").arg(shownAddress(request->url)).arg(status)));
    } else {
        // Qt's text may hold the whole address, and in it a key.
        request->then(
            fail(Error(ErrorCode::Network,
                       Tr::tr("The server “%1” cannot be reached.").arg(shownAddress(request->url)))
                     .withDetail(QStringLiteral("network error %1").arg(static_cast<int>(reply->error())))));
    }
}

Result<QByteArray> fetchNow(TileFetcher &fetcher, const QUrl &url, const std::function<bool()> &stopped)
{
    constexpr int kLookMs = 50;
    QEventLoop loop;
    std::optional<Result<QByteArray>> answer;
    const quint64 request = fetcher.fetch(url, [&answer, &loop](Result<QByteArray> got) {
        answer = std::move(got);
        loop.quit();
    });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (stopped && stopped())
            loop.quit();
    });
    look.start(kLookMs);
    loop.exec();
    if (!answer) {
        fetcher.cancel(request);
        return fail(ErrorCode::Cancelled, Tr::tr("Cancelled."));
    }
    return std::move(*answer);
}

} // namespace dothi::io
